import type { Database, StoredValue, TableWriter } from "./database.ts";

/**
 * Runs `work` with a bulk writer on each of `tables`, and stores what it added. When `work` throws, what was not stored yet is
 * dropped; what was stored already is the transaction's business.
 */
export async function withWriters<Result>(
  database: Database,
  tables: readonly string[],
  work: (add: (table: string, row: Readonly<Record<string, StoredValue>>) => void) => Result | Promise<Result>,
): Promise<Result> {
  const writers = new Map<string, TableWriter>();
  try {
    for (const table of tables) writers.set(table, await database.writer(table));
    const result = await work((table, row) => {
      const writer = writers.get(table);
      if (writer === undefined) throw new Error(`no writer for ${table}`);
      writer.add(row);
    });
    for (const [table, writer] of writers) {
      writer.close();
      writers.delete(table);
    }
    return result;
  } catch (error) {
    for (const writer of writers.values()) writer.discard();
    throw error;
  }
}
