import type { AdapterAbility } from '#contracts/adapter';

const words = {
  answer: 'say what it is told to',
  filter: 'withhold a text',
  hold: 'stay in a call',
  seed: 'decode from a seed',
  down: 'go away',
  witness: 'tell which calls reach it',
  asked: 'show what it was asked',
  loading: 'load',
  build: 'tell a build that is known here',
  parallel: 'run two calls of known texts',
  key: 'ask for a key',
  redirect: 'send a caller elsewhere',
  flood: 'send more than a connection holds',
  break: 'break off a stream',
  refuse: 'refuse a call',
} as const satisfies Record<Kind<AdapterAbility>, string>;

type Kind<Ability extends string> = Ability extends `${infer Name}:${string}` ? Name : Ability;

const kindOf = (ability: AdapterAbility): Kind<AdapterAbility> =>
  ability.startsWith('break:')
    ? 'break'
    : ability.startsWith('refuse:')
      ? 'refuse'
      : (ability as Kind<AdapterAbility>);

/** Why a case that needs these can't be tried, as a sentence about the engine. */
export const lackingSentence = (lacking: readonly AdapterAbility[]): string => {
  const kinds = new Set(lacking.map(kindOf));
  return `this engine can't be made to ${[...kinds].map(kind => words[kind]).join(' and to ')}`;
};
