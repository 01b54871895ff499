import { areaCodeOf } from "../area-codes.ts";
import type { Facts } from "../facts.ts";
import type { Hit, Rule } from "../rule.ts";

/** A number as typed: an optional area code, then digits that may be grouped by hyphens or single blanks. */
const NUMBER = /(?:[（(]?0\d{2,3}[）)]?[\s\-－—]*)?\d[\d\-－—]*\d/gu;
/** An area code in the column's heading: 联系电话（区号：0898）. */
const IN_HEADING = /0(?:10|2\d|[3-9]\d{2})(?!\d)/u;

interface Phone {
  printed: string;
  area: string;
  digits: string;
}

function phonesIn(text: string): Phone[] {
  return [...text.normalize("NFKC").matchAll(NUMBER)].map(([printed]) => {
    const all = printed.replace(/\D/gu, "");
    const area = /^0(?:10|2\d|[3-9]\d{2})/u.exec(all)?.[0] ?? "";
    return { printed, area, digits: all.slice(area.length) };
  });
}

/** Mobile numbers, hotlines (12345) and service lines (400…) have lengths of their own. */
const isSpecial = ({ area, digits }: Phone): boolean =>
  /^1[3-9]\d{9}$|^[48]00\d{7}$/u.test(digits) || (area === "" && /^(?:1\d{2,4}|9\d{4,5})$/u.test(digits));

export const structurePhoneFormat: Rule = {
  id: "structure/phone-format",
  title: "联系电话位数不对、区号不是本地的或者写法不一",
  severity: "warning",
  source: "form",
  reason: "同一地方固定电话位数和区号相同；同一清单的区号应当都写或者都不写。",
  *check(facts) {
    const items = (facts.list.services ?? []).flatMap((service) => service.items);
    const cells = items.map((item) => ({ item, phones: phonesIn(item.phone) }));
    const fixed = cells.flatMap(({ phones }) => phones).filter((phone) => !isSpecial(phone));
    const usual = commonest(fixed.map(({ digits }) => digits.length).filter((length) => length === 7 || length === 8));
    const areas = fixed.map(({ area }) => area).filter((area) => area !== "");
    const local = headingCode(facts) ?? areaCodeOf(facts.list.bureau) ?? commonest(areas);
    const areaShare = areas.length / Math.max(1, fixed.length);
    for (const { item, phones } of cells) {
      const at = { table: "service_item" as const, key: item.key, field: "phone" };
      for (const phone of phones) if (!isSpecial(phone)) yield* inNumber(phone, at, usual, local, areaShare);
      if (phones.length === 0 && /\S/u.test(item.phone) && !/^(?:无|\/|-|—)+$/u.test(item.phone.trim()))
        yield {
          at,
          quote: item.phone.trim(),
          message: `“${item.phone.trim()}”不是电话号码。`,
          remedy: "填写联系电话。",
        };
    }
  },
};

function* inNumber(
  { printed, area, digits }: Phone,
  at: Hit["at"],
  usual: number | undefined,
  local: string | undefined,
  areaShare: number,
): Generator<Hit> {
  if (area !== "" && local !== undefined && area !== local)
    yield {
      at,
      quote: printed,
      message: `电话“${printed}”的区号是${area}，本地是${local}，疑为外地的电话。`,
      remedy: "核对号码。",
    };
  if (usual === undefined ? digits.length !== 7 && digits.length !== 8 : digits.length !== usual)
    yield {
      at,
      quote: printed,
      message: `电话“${printed}”有${digits.length}位，${usual === undefined ? "固定电话是7位或者8位" : `与本清单其他电话的${usual}位不同`}。`,
      remedy: "核对号码。",
    };
  else if (areaShare > 0 && areaShare < 1 && (area !== "") !== areaShare >= 0.5)
    yield {
      at,
      quote: printed,
      message: `电话“${printed}”${area === "" ? "没写" : "写了"}区号，与本清单其他电话不一致。`,
      remedy: "统一写或者不写区号。",
      severity: "hint",
    };
}

function headingCode({ list }: Facts): string | undefined {
  const columns = list.printed.parts.filter(({ part }) => part === "services").flatMap((part) => part.columns);
  const heading = columns.find(({ field }) => field === "phone")?.heading.normalize("NFKC") ?? "";
  return IN_HEADING.exec(heading)?.[0];
}

/** The value that comes most often, the first of equals; undefined of none. */
function commonest<Value>(values: readonly Value[]): Value | undefined {
  const counts = new Map<Value, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].toSorted((a, b) => b[1] - a[1])[0]?.[0];
}
