import type { Rule } from "../rule.ts";

/** A number as typed: an optional area code, then digits that may be grouped by hyphens or single blanks. */
const NUMBER = /(?:[（(]?0\d{2,3}[）)]?[\s\-－—]*)?\d[\d\-－—]*\d/gu;

interface Phone {
  printed: string;
  area: boolean;
  digits: string;
}

function phonesIn(text: string): Phone[] {
  return [...text.normalize("NFKC").matchAll(NUMBER)].map(([printed]) => {
    const all = printed.replace(/\D/gu, "");
    const area = /^0(?:10|2\d|[3-9]\d{2})/u.exec(all)?.[0] ?? "";
    return { printed, area: area !== "", digits: all.slice(area.length) };
  });
}

/** Mobile numbers, hotlines (12345) and service lines (400…) have lengths of their own. */
const isSpecial = (digits: string): boolean => /^1[3-9]\d{9}$|^(?:1\d{2,4}|9\d{4,5})$|^[48]00\d{7}$/u.test(digits);

export const structurePhoneFormat: Rule = {
  id: "structure/phone-format",
  title: "联系电话位数不对或者区号写法不一",
  severity: "warning",
  source: "form",
  reason: "同一地方固定电话位数相同；同一清单的区号应当都写或者都不写。",
  *check({ list }) {
    const cells = (list.services ?? [])
      .flatMap(({ items }) => items)
      .map((item) => ({ item, phones: phonesIn(item.phone) }));
    const fixed = cells.flatMap(({ phones }) => phones).filter(({ digits }) => !isSpecial(digits));
    const lengths = new Map<number, number>();
    for (const { digits } of fixed) lengths.set(digits.length, (lengths.get(digits.length) ?? 0) + 1);
    const usual = [...lengths]
      .filter(([length]) => length === 7 || length === 8)
      .toSorted((a, b) => b[1] - a[1])[0]?.[0];
    const areaShare = fixed.filter(({ area }) => area).length / Math.max(1, fixed.length);
    for (const { item, phones } of cells) {
      const at = { table: "service_item" as const, key: item.key, field: "phone" };
      for (const { printed, area, digits } of phones) {
        if (isSpecial(digits)) continue;
        if (digits.length !== usual)
          yield {
            at,
            quote: printed,
            message: `电话“${printed}”有${digits.length}位，与本清单其他电话的${usual ?? 8}位不同。`,
            remedy: "核对号码。",
          };
        else if (areaShare > 0 && areaShare < 1 && area !== areaShare >= 0.5)
          yield {
            at,
            quote: printed,
            message: `电话“${printed}”${area ? "写了" : "没写"}区号，与本清单其他电话不一致。`,
            remedy: "统一写或者不写区号。",
            severity: "hint",
          };
      }
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
