/** The two columns with which every Chinese view begins. */
export const BUREAU_COLUMNS = { 部门编号: "bureau.bureau_id", 部门: "bureau.name" };
