/** A kind of bureau: its name behind the county's, and its own words in place of those of the originals' field of work. */
export interface BureauKind {
  name: string;
  words: Readonly<Record<string, string>>;
}

/** The words of the originals that other kinds of bureau replace, longer ones first. */
const ORIGINAL = [
  "人力资源和社会保障",
  "人力资源社会保障",
  "社会保险",
  "人力资源",
  "事业单位",
  "公务员",
  "就业",
  "劳动",
  "人事",
  "工资",
  "人才",
  "职业",
  "人社",
] as const;

/** Name of each kind, and its words in the order of ORIGINAL. */
const KINDS: Readonly<Record<string, string>> = {
  人力资源和社会保障局: ORIGINAL.join(" "),
  水务局: "水务 水务 水资源 水利工程 供水单位 河长 供水 水库 河湖 水价 水文 节水 水务",
  林业局: "林业 林业 森林资源 林木种苗 国有林场 护林员 造林 森林 林地 林权 种苗 采伐 林业",
  教育局: "教育 教育 学前教育 教师 公办学校 教师 招生 教学 学籍 学费 师资 职教 教育",
  民政局: "民政 民政 社会救助 社会组织 福利机构 社会工作者 养老 慈善 婚姻 低保 地名 殡葬 民政",
  财政局: "财政 财政 国有资产 政府采购 预算单位 会计人员 预算 国库 会计 税费 债务 绩效 财政",
  司法局: "司法行政 司法行政 法律援助 公共法律服务 公证机构 人民调解员 普法 调解 复议 公证 律师 司法 司法",
  交通运输局: "交通运输 交通运输 道路运输 公路建设 运输企业 驾驶员 养护 公路 航道 运价 路政 客运 交通",
  农业农村局: "农业农村 农业农村 农业保险 农村集体 农业企业 农技员 种植 耕地 农机 地力 农技 养殖 农业",
  市场监督管理局: "市场监督管理 市场监督管理 食品安全 特种设备 市场主体 检验员 登记 计量 标准 价格 质量 认证 市监",
};

/** The kinds of bureau of every invented county. */
export const BUREAU_KINDS: readonly BureauKind[] = Object.entries(KINDS).map(([name, written]) => {
  const words = written.split(" ");
  return { name, words: Object.fromEntries(ORIGINAL.map((word, index) => [word, words[index] ?? word])) };
});
