import { checkList } from "@qingdan/check";
import { expect, test } from "vitest";
import { placesOfFindings } from "../src/checks/finding-place.ts";
import { seedList } from "./support/seed-lists.ts";

test("names the place of every finding in the words of the form, with the key by which it is silenced", () => {
  const list = seedList("hainan-xian-rsj");
  const place = placesOfFindings(list);
  const findings = checkList(list);
  for (const finding of findings) expect(place(finding)).toContain(finding.node_key);
  const abbreviation = findings.find(({ rule }) => rule === "place/abbreviation");
  expect(abbreviation && place(abbreviation)).toBe(
    `三、事中事后监管制度 第7项“监督检查对象”（${abbreviation?.node_key ?? ""}）`,
  );
  const phone = findings.find(({ rule }) => rule === "structure/phone");
  expect(phone && place(phone)).toBe("四、公共服务事项");
});
