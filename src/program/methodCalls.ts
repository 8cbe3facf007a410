/** Whether a call is one of a method of a class of the program, which is known by its class and not by its name alone. */
import type { ApiRow } from '../languages/api';
import type { LanguageManifest } from '../languages/language';
import { lastName } from './apiIndex';
import { ancestryOf, type Classes, methodOwner } from './classes';
import { objectType } from './fields';
import type { LoweredFunction } from './lowerFunction';
import { type CallSite, placeOf } from './value';

interface Around {
  readonly manifest: LanguageManifest;
  readonly classes: Classes;
}

/** Whether a call is of the method of a row: written in full, on the object itself, or on an object whose class is known. */
export function isMethodCall({ manifest, classes }: Around, fn: LoweredFunction, row: ApiRow, call: CallSite): boolean {
  if (call.callee === row.call) return true;
  const method = lastName(row.call);
  if (call.name !== method || call.global) return false;
  const record = classOf(manifest, fn, call);
  if (record === undefined || record === '') return false;
  const owner = row.call.slice(0, -method.length - 1);
  if (record === owner) return true;
  return ancestryOf(classes, record).includes(owner) && (methodOwner(classes, record, method) ?? owner) === owner;
}

/** The class of the object that a call is made on, which may be that of the method around. */
function classOf(
  manifest: LanguageManifest,
  fn: LoweredFunction,
  { receiver, callee, name }: CallSite,
): string | undefined {
  if (receiver === undefined) return callee === name && manifest.implicitReceiver ? fn.owner : undefined;
  const object = placeOf(receiver);
  if (object === undefined) return undefined;
  return object === (fn.self ?? manifest.self) ? fn.owner : objectType(object, fn, manifest);
}
