import type { Diagnostic, ResponsibilityList, ServiceItem } from "@qingdan/model";
import { placeOfCell } from "./place-of-cell.ts";

/** Tells of telephone numbers that lost the 0 of their area code and nothing else: a cell that holds a number cannot keep it. */
export function lostZeros(
  base: ResponsibilityList,
  theirs: ResponsibilityList,
  cellOf: (key: string, field: string) => string | undefined,
): Diagnostic[] {
  const before = new Map(itemsOf(base).map(({ key, phone }) => [key, phone]));
  return itemsOf(theirs)
    .filter(({ key, phone }) => phone !== "" && digitsOf(before.get(key) ?? "") === `0${phone}`)
    .map(({ key, phone }) => ({
      code: "import/lost-zero",
      severity: "warning",
      place: placeOfCell(cellOf(key, "phone")),
      message: `电话“${phone}”只比原来的“${before.get(key) ?? ""}”少了开头的0，可能是单元格按数字保存所致。`,
      remedy: "请核对，并按文本重新填写。",
    }));
}

const itemsOf = ({ services }: ResponsibilityList): ServiceItem[] => (services ?? []).flatMap(({ items }) => items);

const digitsOf = (phone: string): string => phone.replace(/\D/gu, "");
