import { assignKeys, type ResponsibilityList } from "@qingdan/model";
import fc from "fast-check";

const WORDS = [
  "拟订规划",
  "组织实施",
  "监督检查",
  "信访",
  "统计分析",
  "就业",
  "社会保险",
  "劳动关系",
  "仲裁",
  "人才",
  " ",
  "\n",
  "007",
];
const text = fc.array(fc.constantFrom(...WORDS), { maxLength: 4 }).map((words) => words.join(""));
const word = fc.array(fc.constantFrom(...WORDS), { minLength: 1, maxLength: 5 }).map((words) => words.join(""));
const some = <Value>(value: fc.Arbitrary<Value>): fc.Arbitrary<Value[]> => fc.array(value, { maxLength: 4 });
const key = fc.constant("");

const task = fc.record({ key, text: word, unit: text, remark: text });
const duty = fc.record({ key, serial: text, text: word, accountability: text, tasks: some(task) });
const party = fc.record({ key, department: word, responsibility: text, basis: text, example: text, remark: text });
const boundary = fc.record({ key, serial: text, matter: word, parties: some(party) });
const kind = fc.constantFrom("object", "content", "method", "measure", "procedure", "handling");
const section = fc.record({ key, numbering: text, heading: word, kinds: fc.uniqueArray(kind, { maxLength: 2 }), text });
const regime = fc.record({
  key,
  serial: text,
  numbering: text,
  group: text,
  groupNumbering: text,
  title: word,
  unit: text,
  preamble: text,
  sections: some(section),
});
const item = fc.record({ key, content: word, agency: text, phone: text, remark: text });
const service = fc.record({ key, serial: text, name: word, items: some(item) });
const liability = fc.record({ key, serial: text, subject: word, circumstance: text, basis: text, remark: text });
const mechanismSection = fc.record({ key, serial: text, numbering: text, title: word, text });
const mechanism = fc.record({ preamble: text, sections: some(mechanismSection) });
const accountability = fc.record(
  { liabilities: some(liability), mechanism },
  { requiredKeys: ["liabilities"], noNullPrototype: true },
);
const note = fc.record(
  { key, part: fc.constantFrom("duties", "services"), text: word, before: fc.constant(true) },
  { requiredKeys: ["key", "part", "text"], noNullPrototype: true },
);

/** Lists of every shape with keys assigned: any part may be absent or empty. */
export const arbitraryList: fc.Arbitrary<ResponsibilityList> = fc
  .record(
    {
      bureau: fc.constant({
        id: "test-bureau",
        name: "某县人力资源和社会保障局",
        shortName: "",
        province: "",
        city: "",
        county: "",
        level: "",
        issued: "",
      }),
      duties: some(duty),
      boundaries: some(boundary),
      oversight: some(regime),
      services: some(service),
      accountability,
      notes: some(note),
      printed: fc.constant({ parts: [], cover: [], contents: false }),
    },
    { requiredKeys: ["bureau", "notes", "printed"], noNullPrototype: true },
  )
  .map((list) => assignKeys(structuredClone(list) as unknown as ResponsibilityList));
