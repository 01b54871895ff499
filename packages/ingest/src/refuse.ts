import { refusal, type InputError, type Place } from "@qingdan/model";

/** The error of an input that cannot be read: what is wrong and the way out, both for the person who sent the file. */
export function refuse(code: string, place: Place | string, message: string, remedy: string): InputError {
  const where = typeof place === "string" ? (place === "" ? {} : { file: place }) : place;
  return refusal(`ingest/${code}`, where, message, remedy);
}
