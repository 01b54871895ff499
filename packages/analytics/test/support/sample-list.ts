import { assignKeys, type ResponsibilityList } from "@qingdan/model";

/** A small list with every kind of node, an empty unit, a joined section, a mechanism with preamble and notes of all positions. */
export function sampleList(id = "jia-xian-rsj", overrides: Partial<ResponsibilityList> = {}): ResponsibilityList {
  const source = { file: "甲县.txt", lineFrom: 3, lineTo: 4, spans: { text: [0, 5] } };
  return assignKeys({
    bureau: {
      id,
      name: "甲县人力资源和社会保障局",
      shortName: "甲县人社局",
      province: "甲省",
      city: "",
      county: "甲县",
      level: "县级",
      issued: "2015-07",
    },
    duties: [
      {
        key: "",
        source,
        serial: "1",
        text: "拟订人力资源和社会保障规划",
        accountability: "《公务员法》第五十三条",
        tasks: [
          { key: "", source, text: "编制年度计划", unit: "办公室", remark: "" },
          { key: "", source, text: "组织实施", unit: "", remark: "按《劳动法》第十条" },
        ],
      },
      {
        key: "",
        serial: "2",
        text: "负责劳动监察",
        accountability: "",
        tasks: [{ key: "", text: "受理投诉", unit: "", remark: "" }],
      },
      { key: "", serial: "3", text: "承办其他事项", accountability: "", tasks: [] },
    ],
    boundaries: [
      {
        key: "",
        serial: "1",
        matter: "高校毕业生就业",
        parties: [
          {
            key: "",
            department: "县教育局",
            responsibility: "负责派遣",
            basis: "《就业促进法》第六条",
            example: "",
            remark: "",
          },
          { key: "", department: "县人社局", responsibility: "负责就业", basis: "", example: "某生就业", remark: "" },
        ],
      },
    ],
    oversight: [
      {
        key: "",
        serial: "（一）",
        numbering: "（一）",
        group: "行政许可",
        groupNumbering: "一、",
        title: "劳务派遣监管制度",
        unit: "劳动监察大队",
        preamble: "为加强监管，制定本制度。",
        sections: [
          { key: "", numbering: "1.", heading: "监督检查对象", kinds: ["object"], text: "劳务派遣单位" },
          {
            key: "",
            numbering: "2.",
            heading: "监督检查方式及程序",
            kinds: ["method", "procedure"],
            text: "书面检查\n实地检查",
          },
          { key: "", numbering: "", heading: "附则", kinds: [], text: "本制度自发布之日起施行" },
        ],
      },
    ],
    services: [
      {
        key: "",
        serial: "1",
        name: "职业介绍",
        items: [
          { key: "", content: "发布岗位", agency: "就业局", phone: "0311-8888888", remark: "" },
          { key: "", content: "求职登记", agency: "", phone: "", remark: "" },
        ],
      },
    ],
    accountability: {
      liabilities: [
        {
          key: "",
          serial: "1",
          subject: "工作人员",
          circumstance: "滥用职权",
          basis: "【法律】《中华人民共和国公务员法》\n第五十三条 公务员必须遵守纪律",
          remark: "",
        },
      ],
      mechanism: {
        preamble: "为落实责任，制定本机制。",
        sections: [{ key: "", serial: "一", numbering: "一、", title: "追责主体", text: "监察机关" }],
      },
    },
    notes: [
      { key: "", part: "duties", text: "注：以上事项共三项。" },
      { key: "", part: "services", text: "请先预约。", before: true },
    ],
    printed: {
      parts: [
        { part: "duties", title: "一、部门职责", layout: "table", columns: [], statement: "" },
        { part: "boundaries", title: "二、职责边界", layout: "table", columns: [], statement: "" },
        { part: "services", title: "三、公共服务", layout: "table", columns: [], statement: "" },
        { part: "oversight", title: "四、监管", layout: "prose", columns: [], statement: "" },
        { part: "accountability", title: "五、追责", layout: "prose", columns: [], statement: "" },
      ],
      cover: [],
      contents: false,
    },
    ...overrides,
  });
}
