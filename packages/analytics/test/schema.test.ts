import { readFileSync } from "node:fs";
import { formSheet } from "@qingdan/model";
import { expect, test } from "vitest";
import { openWarehouse } from "../src/index.ts";
import { describeSchema, schemaMarkdown, type Relation } from "../src/schema/describe-schema.ts";

async function relations(): Promise<Relation[]> {
  const warehouse = await openWarehouse(":memory:");
  try {
    return await describeSchema(warehouse);
  } finally {
    await warehouse.close();
  }
}

test("docs/schema.md is what the database says (mend with packages/analytics/scripts/write-schema-document.ts)", async () => {
  const page = readFileSync(new URL("../../../docs/schema.md", import.meta.url), "utf8");
  expect(page).toBe(schemaMarkdown(await relations()));
});

test("every relation and every column has a comment", async () => {
  for (const { name, comment, columns } of await relations()) {
    expect(comment, name).not.toBe("");
    for (const column of columns) expect(column.comment, `${name}.${column.name}`).not.toBe("");
  }
});

/** What queries from outside may rely on; more columns may stand beside these. */
const CONTRACT: Record<string, string> = {
  bureau: "bureau_id,name,short_name,province,city,county,level,issued,revision",
  duty: "duty_key,serial,text,accountability",
  task: "task_key,duty_key,text,unit,unit_effective,remark",
  boundary: "boundary_key,serial,matter",
  party: "party_key,boundary_key,department,responsibility,basis,example,remark",
  regime: "regime_key,serial,group_title,title,unit,preamble",
  section: "section_key,regime_key,heading,kinds,text",
  service: "service_key,serial,name",
  service_item: "item_key,service_key,content,agency,phone,remark",
  liability: "liability_key,serial,subject,circumstance,basis,remark",
  mechanism: "mechanism_key,serial,title,text",
  note: "part,text",
  citation: "owner_table,owner_key,field,category,title,article,document_no,quote",
  revision: "revision,parent,kind,source_name,source_sha256,author,message,created_at",
  change: "revision,op,node_table,node_key,field,before,after",
  provenance: "node_table,node_key,source_name,line_from,line_to",
  finding: "rule,severity,node_table,node_key,field,quote,message",
};

test("the tables have the columns that the contract names, bureau_id and ordinal everywhere", async () => {
  const present = new Map((await relations()).map(({ name, columns }) => [name, columns.map((column) => column.name)]));
  for (const [table, columns] of Object.entries(CONTRACT)) {
    expect(present.get(table), table).toEqual(expect.arrayContaining(["bureau_id", "ordinal", ...columns.split(",")]));
  }
});

test("the Chinese views have the columns of the standard form", async () => {
  const present = new Map((await relations()).map(({ name, columns }) => [name, columns.map((column) => column.name)]));
  const views = { duties: "部门职责", boundaries: "职责边界", oversight: "监管制度", services: "公共服务" } as const;
  for (const [part, view] of Object.entries(views)) {
    const headings = formSheet(part as keyof typeof views).columns.map(({ heading }) => heading);
    expect(present.get(view)?.slice(0, headings.length + 2), view).toEqual(["部门编号", "部门", ...headings]);
  }
  const five = formSheet("accountability").columns.map(({ heading }) => heading);
  const both = [...(present.get("追责情形") ?? []), ...(present.get("责任追究机制") ?? [])];
  expect(both).toEqual(expect.arrayContaining(["部门编号", "部门", ...five]));
  for (const view of ["法律依据", "修订记录", "检查结果"]) {
    expect(present.get(view)?.slice(0, 2), view).toEqual(["部门编号", "部门"]);
  }
});
