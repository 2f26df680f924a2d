/** Objects under their keys, with the counts that the view draws. */
import type { Context, Origin } from '../../../kernel/service.ts';
import type { BucketState, FirstPart, StoredObject } from '../model.ts';
import { firstPartOf } from './names.ts';

export function findObject(bucket: BucketState, key: string): Readonly<StoredObject> | undefined {
  const slot = bucket.slotsByKey.get(key);
  return slot === undefined ? undefined : bucket.objects.get(slot);
}

/** An object that is there under the key is replaced: nothing of it is left. */
export function storeObject(bucket: BucketState, object: StoredObject): void {
  removeObject(bucket, object.key);
  bucket.slotsByKey.set(object.key, bucket.objects.add(object));
  const part = editFirstPart(bucket, object.key);
  part.objectCount++;
  part.bytes += object.sizeBytes;
  bucket.bytes += object.sizeBytes;
}

export function removeObject(bucket: BucketState, key: string): Readonly<StoredObject> | undefined {
  const slot = bucket.slotsByKey.get(key);
  const object = findObject(bucket, key);
  if (slot === undefined || !object) return undefined;
  bucket.objects.remove(slot);
  bucket.slotsByKey.delete(key);
  bucket.bytes -= object.sizeBytes;
  const part = editFirstPart(bucket, key);
  part.objectCount--;
  part.bytes -= object.sizeBytes;
  if (part.objectCount === 0) {
    bucket.firstParts.remove(bucket.slotsByFirstPart.get(part.prefix) as number);
    bucket.slotsByFirstPart.delete(part.prefix);
  }
  return object;
}

function editFirstPart(bucket: BucketState, key: string): FirstPart {
  const prefix = firstPartOf(key);
  let slot = bucket.slotsByFirstPart.get(prefix);
  if (slot === undefined) {
    slot = bucket.firstParts.add({ epoch: 0, prefix, objectCount: 0, bytes: 0 });
    bucket.slotsByFirstPart.set(prefix, slot);
  }
  return bucket.firstParts.edit(slot);
}

/** The messages in an object, as the details of a fact name them. */
export function named(origins: readonly Origin[]): { message: Origin } | { messages: readonly Origin[] } {
  const [first] = origins;
  return origins.length === 1 && first !== undefined ? { message: first } : { messages: origins };
}

/** What a request brings; a body that brings no message begins a story of its own. */
export function originsOf(ctx: Context): readonly Origin[] {
  return ctx.request.origins.length > 0 ? ctx.request.origins : [ctx.mintOrigin()];
}
