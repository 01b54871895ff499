import { withoutWhiteSpace } from "./normalise.ts";
import { fieldOf, PARENT_TABLE, TEXT_FIELDS, walk, type AnyNode, type NodeTable } from "./nodes.ts";
import { sha256 } from "./sha256.ts";
import type { ResponsibilityList } from "./tree.ts";

/** Crockford's base 32: digits and capitals without I, L, O, U. Keys are case-insensitive, because Excel users lose case. */
const ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/** The value of each character of the alphabet, by its code. */
const DIGIT = new Uint8Array(128);
for (let value = 0; value < ALPHABET.length; value += 1) DIGIT[ALPHABET.charCodeAt(value)] = value;

const PREFIX: Record<NodeTable, string> = {
  duty: "D",
  task: "T",
  boundary: "B",
  party: "P",
  regime: "R",
  section: "S",
  service: "V",
  service_item: "K",
  liability: "A",
  mechanism: "M",
  note: "N",
};

/** Digits of a key between its prefix and its check character: 10 × 5 bits. */
const DIGITS = 10;

/** Luhn's algorithm modulo 32: finds every single changed character and every swap of neighbours but one pair. */
function checkCharacter(body: string): string {
  let factor = 2;
  let sum = 0;
  for (let index = body.length - 1; index >= 0; index -= 1) {
    const product = factor * (DIGIT[body.charCodeAt(index)] ?? 0);
    factor = factor === 2 ? 1 : 2;
    sum += (product >> 5) + (product & 31);
  }
  return ALPHABET.charAt((32 - (sum % 32)) % 32);
}

/** A short digest of a text in base 32: `length` characters, the low 5 bits of the first bytes of its SHA-256. */
export function digest32(text: string, length: number): string {
  const hex = sha256(text);
  let result = "";
  for (let index = 0; index < length; index += 1) {
    const high = HEX[hex.charCodeAt(index * 2)] ?? 0;
    result += ALPHABET.charAt(((high & 1) << 4) | (HEX[hex.charCodeAt(index * 2 + 1)] ?? 0));
  }
  return result;
}

/** The value of each hexadecimal digit, by its code. */
const HEX = new Uint8Array(128);
for (let value = 0; value < 16; value += 1) HEX[value.toString(16).charCodeAt(0)] = value;

/** The key of a node of `table` whose identity is described by `identity` (any text; the same text gives the same key). */
export function makeKey(table: NodeTable, identity: string): string {
  const body = PREFIX[table] + digest32(`${table}\u0000${identity}`, DIGITS);
  return body + checkCharacter(body);
}

/** The table that a key belongs to, or undefined where the text is no key or its check character is wrong. */
export function tableOfKey(text: string): NodeTable | undefined {
  const key = text.trim().toUpperCase();
  if (key.length !== DIGITS + 2 || !KEY.test(key)) return undefined;
  if (!key.endsWith(checkCharacter(key.slice(0, -1)))) return undefined;
  return TABLE_OF_PREFIX.get(key.charAt(0));
}

const KEY = new RegExp(`^[${ALPHABET}]+$`, "u");
const TABLE_OF_PREFIX = new Map(Object.entries(PREFIX).map(([table, prefix]) => [prefix, table as NodeTable]));

/** The words by which a node is known when nothing but its content is known, white space aside. */
export function contentOf(table: NodeTable, node: AnyNode): string {
  let content = "";
  for (const field of TEXT_FIELDS[table]) content += `${withoutWhiteSpace(fieldOf(node, field))}\u0001`;
  return content.slice(0, -1);
}

/**
 * Gives every node of `list` that has none (key "") a key derived from the bureau, its parent's key, its content and, among equal
 * siblings, its turn. The same document read from any format thus gets the same keys. Keys in `taken` (of earlier revisions) are
 * never given again. Changes the list in place and returns it.
 */
export function assignKeys(list: ResponsibilityList, taken: ReadonlySet<string> = new Set()): ResponsibilityList {
  const used = new Set(taken);
  for (const { node } of walk(list)) if (node.key !== "") used.add(node.key);
  // A parent's key is known before its children are visited, because walk() yields parents first and reads keys late.
  let parentKey = "";
  let parentTable: NodeTable | undefined;
  // By the key of the first turn: all turns up to the one given last are used, the next equal sibling need not try them again.
  const turns = new Map<string, number>();
  for (const { table, node } of walk(list)) {
    const isChild = parentTable !== undefined && PARENT_TABLE[table] === parentTable;
    if (node.key === "") {
      const identity = `${list.bureau.id}\u0000${isChild ? parentKey : ""}\u0000${contentOf(table, node)}\u0000`;
      const first = makeKey(table, `${identity}1`);
      let key = first;
      for (let turn = turns.get(first) ?? 2; used.has(key); turn += 1) {
        key = makeKey(table, identity + turn);
        turns.set(first, turn + 1);
      }
      used.add(key);
      node.key = key;
    }
    if (!isChild) {
      parentKey = node.key;
      parentTable = table;
    }
  }
  return list;
}
