/** Options that every command knows. */
export interface GlobalOptions {
  warehouse: string;
  json?: boolean;
  debug?: boolean;
  vocabulary?: string;
}
