/** What JSON.parse gives, and readers that say which field is missing or of the wrong kind. */
export type Json = null | boolean | number | string | Json[] | JsonObject;
export interface JsonObject {
  readonly [name: string]: Json;
}

export function isObject(json: Json | undefined): json is JsonObject {
  return typeof json === 'object' && json !== null && !Array.isArray(json);
}

export function objectAt(parent: JsonObject, name: string): JsonObject {
  const value = parent[name];
  if (!isObject(value)) throw new Error(`field ${name} is no object`);
  return value;
}

/** The case's name, for the report; a case without one is still replayed. */
export function nameOf(golden: JsonObject): string {
  return typeof golden.name === 'string' ? golden.name : 'unnamed';
}

export function arrayAt(parent: JsonObject, name: string): Json[] {
  const value = parent[name];
  if (!Array.isArray(value)) throw new Error(`field ${name} is no array`);
  return value;
}

export function stringAt(parent: JsonObject, name: string): string {
  const value = parent[name];
  if (typeof value !== 'string') throw new Error(`field ${name} is no string`);
  return value;
}

/** A number; the goldens write those that JSON lacks as "NaN", "Infinity", "-Infinity", "-0". */
export function numberOf(json: Json | undefined, where: string): number {
  if (typeof json === 'number') return json;
  if (json === 'NaN') return NaN;
  if (json === 'Infinity' || json === '-Infinity' || json === '-0') return Number(json);
  throw new Error(`${where}: ${JSON.stringify(json)} is no number`);
}

export function numberAt(parent: JsonObject, name: string): number {
  return numberOf(parent[name], `field ${name}`);
}

export function booleanAt(parent: JsonObject, name: string, missing?: boolean): boolean {
  const value = parent[name] ?? missing;
  if (typeof value !== 'boolean') throw new Error(`field ${name} is no boolean`);
  return value;
}
