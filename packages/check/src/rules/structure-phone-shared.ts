import type { Rule } from "../rule.ts";

export const structurePhoneShared: Rule = {
  id: "structure/phone-shared",
  title: "同一电话对应不同承办机构",
  severity: "hint",
  source: "form",
  reason: "不同机构写同一个电话，多为复制时漏改。",
  *check({ list }) {
    const first = new Map<string, { agency: string; name: string }>();
    for (const { name, items } of list.services ?? []) {
      for (const { key, agency, phone } of items) {
        const pairs = paired(agency, phone);
        for (const [office, number] of pairs) {
          const before = first.get(number);
          if (before === undefined) first.set(number, { agency: office, name });
          else if (!sameOffice(before.agency, office)) {
            yield {
              at: { table: "service_item", key, field: "phone" },
              quote: number,
              message: `电话“${number}”在“${before.name}”中是${before.agency}的，此处是${office}的。`,
              remedy: "核对号码；确为合用的可以说明理由后保留。",
            };
          }
        }
      }
    }
  },
};

/** The numbers of a cell with their agencies, where each number clearly belongs to one. */
function paired(agency: string, phone: string): [office: string, number: string][] {
  const offices = agency
    .split(/[\n、，,；;]+/u)
    .map((name) => name.replace(/\s+/gu, ""))
    .filter((name) => name !== "");
  const numbers = [...phone.normalize("NFKC").matchAll(/\d[\d\-－—]{5,}\d/gu)].map(([number]) => number);
  if (offices.length === 1) return numbers.map((number) => [offices[0] ?? "", number]);
  return offices.length === numbers.length ? offices.map((office, index) => [office, numbers[index] ?? ""]) : [];
}

/** 县就业局 and 就业局, 区人社局就业科 and 就业科 are one office. */
const sameOffice = (left: string, right: string): boolean =>
  left.endsWith(right) || right.endsWith(left) || left.startsWith(right) || right.startsWith(left);
