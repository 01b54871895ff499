export * from "./arbitrary-list.ts";
