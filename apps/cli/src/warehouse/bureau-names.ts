import { matchForm, type Bureau } from "@qingdan/model";

/**
 * What a bureau is called, in matching form: its name, its short name, and its name behind the places above it, by which two bureaus of
 * one name are told apart (南京市鼓楼区教育局 and 福州市鼓楼区教育局).
 */
export function bureauNames({ name, shortName, province, city, county }: Bureau): string[] {
  const bare = [province, city, county].reduce(
    (rest, place) => (place !== "" && rest.startsWith(place) ? rest.slice(place.length) : rest),
    name,
  );
  const above = ["", city, province, province + city].map((places) => places + county + bare);
  return [name, shortName, ...above].filter((one) => one !== "").map(matchForm);
}
