import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join, posix } from "node:path";
import { createWriters, fileNameOf, type Form, type Format, type Template, type Writers } from "@qingdan/export";
import {
  FORM_VERSION,
  InputError,
  refusal,
  sha256,
  type Diagnostic,
  type Finding,
  type ResponsibilityList,
} from "@qingdan/model";
import { bureauFolder } from "./bureau-folder.ts";
import { makeFolder } from "../files/make-folder.ts";
import { setAside } from "./set-aside.ts";
import { createProgress, type Terminal } from "../terminal/terminal.ts";

/** One written file in manifest.json. `path` is relative to the folder of the manifest. */
export interface ManifestFile {
  bureau_id: string;
  bureau: string;
  revision: string;
  form: Form;
  format: Format;
  path: string;
  bytes: number;
  sha256: string;
  /** Digest of what it was written with beside the list, a template or findings; not there for a plain file. */
  variant?: string;
  /** What had to be changed in its texts. */
  diagnostics?: Diagnostic[];
}

/** exports/manifest.json: what stands in the folder, and from which revision. */
export interface Manifest {
  version: string;
  form_version: number;
  files: ManifestFile[];
}

/** A list to be exported. */
export interface ExportTask {
  list: ResponsibilityList;
  revision: string;
  findings?: Finding[];
}

/** How lists are written, and where to. */
export interface ExportOptions {
  out: string;
  formats: readonly Format[];
  form: Form;
  version: string;
  terminal: Terminal;
  /** How many lists there are, for the progress. */
  count: number;
  /** Writes files again that the manifest says are current. */
  force?: boolean | undefined;
  template?: Template;
}

/** The files of this run: written, or left alone because they are current; and what had to be changed in their texts. */
export interface ExportResult {
  written: ManifestFile[];
  skipped: ManifestFile[];
  diagnostics: Diagnostic[];
}

/**
 * Writes the forms of lists into a folder and brings its manifest up to date. Files of an unchanged revision are left alone. Lists are taken one by
 * one, so that thousands of them need not be in memory together.
 */
export async function exportLists(
  tasks: Iterable<ExportTask> | AsyncIterable<ExportTask>,
  options: ExportOptions,
): Promise<ExportResult> {
  const manifest = readManifest(options);
  const known = new Map(manifest.files.map((file) => [file.path, file]));
  const earlier = new Map<string, ManifestFile[]>();
  for (const file of manifest.files) earlier.set(file.bureau_id, [...(earlier.get(file.bureau_id) ?? []), file]);
  const result: ExportResult = { written: [], skipped: [], diagnostics: [] };
  let writers: Writers | undefined;
  const progress = createProgress(options.terminal, "导出", options.count);
  let done = 0;
  for await (const task of tasks) {
    progress.step(done, task.list.bureau.name);
    done += 1;
    dropOlder(known, earlier.get(task.list.bureau.id) ?? [], task, options);
    const variant = variantOf(task, options);
    for (const format of options.formats) {
      const path = pathOf(task.list, format);
      let file = known.get(path);
      if (file !== undefined && options.force !== true && isCurrent(file, task, variant, options)) {
        result.skipped.push(file);
      } else {
        writers ??= await createWriters(options.template === undefined ? {} : { template: options.template });
        const { bytes, diagnostics } = writers.write(format, options.form, task.list, about(task));
        result.diagnostics.push(...setAside(join(options.out, path), file?.sha256, bytes));
        writeFile(join(options.out, path), bytes);
        file = { ...describeFile(task, format, path, bytes, options), ...variant };
        if (diagnostics.length > 0) file.diagnostics = diagnostics;
        known.set(path, file);
        result.written.push(file);
      }
      result.diagnostics.push(...placedDiagnostics(file, options));
    }
  }
  progress.end();
  writeManifest([...known.values()], options);
  return result;
}

function about(task: ExportTask): { revision: string; findings?: Finding[] } {
  return task.findings === undefined
    ? { revision: task.revision }
    : { revision: task.revision, findings: task.findings };
}

function pathOf(list: ResponsibilityList, format: Format): string {
  return posix.join(bureauFolder(list.bureau.id), `${fileNameOf(list)}.${format}`);
}

/** Files of the same bureau under a name that it no longer has are no longer its files. */
function dropOlder(
  known: Map<string, ManifestFile>,
  earlier: readonly ManifestFile[],
  task: ExportTask,
  options: ExportOptions,
): void {
  const paths = new Set(options.formats.map((format) => pathOf(task.list, format)));
  for (const { path, format } of earlier) if (options.formats.includes(format) && !paths.has(path)) known.delete(path);
}

function variantOf({ findings }: ExportTask, { template }: ExportOptions): Pick<ManifestFile, "variant"> {
  if (findings === undefined && template === undefined) return {};
  return { variant: sha256(JSON.stringify({ template, findings })) };
}

/** What had to be changed in a file, whether it was written now or earlier, under the path that the user knows. */
function placedDiagnostics({ path, diagnostics = [] }: ManifestFile, { out }: ExportOptions): Diagnostic[] {
  return diagnostics.map((item) => ({ ...item, place: { ...item.place, file: join(out, path) } }));
}

function isCurrent(
  old: ManifestFile,
  task: ExportTask,
  { variant }: Pick<ManifestFile, "variant">,
  options: ExportOptions,
): boolean {
  if (old.revision !== task.revision || old.form !== options.form || old.variant !== variant) return false;
  const path = join(options.out, old.path);
  return existsSync(path) && sha256(readFileSync(path)) === old.sha256;
}

function writeFile(target: string, bytes: Uint8Array): void {
  makeFolder(dirname(target));
  writeFileSync(target, bytes);
}

function describeFile(
  task: ExportTask,
  format: Format,
  path: string,
  bytes: Uint8Array,
  options: ExportOptions,
): ManifestFile {
  return {
    bureau_id: task.list.bureau.id,
    bureau: task.list.bureau.name,
    revision: task.revision,
    form: options.form,
    format,
    path,
    bytes: bytes.length,
    sha256: sha256(bytes),
  };
}

function readManifest(options: ExportOptions): Manifest {
  const empty: Manifest = { version: options.version, form_version: FORM_VERSION, files: [] };
  const path = join(options.out, "manifest.json");
  if (!existsSync(path)) return empty;
  try {
    const manifest = JSON.parse(readFileSync(path, "utf8")) as Manifest;
    if ("lake" in manifest) throw insideLake(options.out);
    // Another version of the program may lay the same revision out differently.
    const isOurs = manifest.version === options.version && manifest.form_version === FORM_VERSION;
    return isOurs && Array.isArray(manifest.files) ? manifest : empty;
  } catch (error) {
    if (error instanceof InputError) throw error;
    // A damaged manifest only costs the time of writing the files again.
    return empty;
  }
}

/** A lake has a manifest of the same name, without which nothing can be asked of it. */
function insideLake(folder: string): InputError {
  return refusal(
    "cli/out-is-lake",
    { file: folder },
    "这个文件夹是数据湖，不能再写入清单。",
    "请用 --out 另选文件夹。",
  );
}

function writeManifest(files: readonly ManifestFile[], options: ExportOptions): void {
  const sorted = [...files].sort((a, b) => (a.path < b.path ? -1 : 1));
  makeFolder(options.out);
  const manifest: Manifest = { version: options.version, form_version: FORM_VERSION, files: sorted };
  writeFileSync(join(options.out, "manifest.json"), `${JSON.stringify(manifest, null, 2)}\n`);
}
