/** Which lanes a timeline needs: this side always, and the other side wherever something stands between. */
import type { Lane, Step } from '../../../knowledge/failure';
import type { Localized } from '../../../knowledge/locale';

const order: readonly Lane[] = ['me', 'box', 'peer'];

export function lanesOf(steps: readonly Localized<Step>[]): readonly Lane[] {
  const used = new Set<Lane>(steps.flatMap((step) => ('at' in step ? [step.at] : [step.from, step.to])));
  used.add('me');
  if (used.has('box')) used.add('peer');
  return order.filter((lane) => used.has(lane));
}
