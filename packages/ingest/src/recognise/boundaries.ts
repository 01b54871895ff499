import type { Boundary, Party } from "@qingdan/model";
import { groupRows } from "./group-rows.ts";
import { extraNotes, type PendingNote } from "./part-result.ts";
import { readFields, type Recognition } from "./passage.ts";
import type { Row } from "./read-rows.ts";

/** 部门职责边界: groups of 序号 and 管理事项, each row a 相关部门 with its share. */
export function recogniseBoundaries(recognition: Recognition, rows: readonly Row[], notes: PendingNote[]): Boundary[] {
  return groupRows(recognition, rows, "matter").map((group) => ({
    ...readFields(recognition, { serial: group.serial, matter: group.text }),
    parties: group.rows.map((row): Party => {
      const party = readFields(recognition, {
        department: row.fields["department"] ?? [],
        responsibility: row.fields["responsibility"] ?? [],
        basis: row.fields["basis"] ?? [],
        example: row.fields["example"] ?? [],
        remark: row.fields["remark"] ?? [],
      });
      notes.push(...extraNotes("boundaries", row, party));
      return party;
    }),
  }));
}
