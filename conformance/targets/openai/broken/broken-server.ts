import type { Asked } from '../asked.ts';
import { type Behaviour, faithful, type Reply } from '../behaviour.ts';
import type { Refusal } from '../refusal.ts';
import { type Answer, type Choice, isChunk, type Sent } from '../shapes.ts';

/** The faithful server, with one promise broken. */
export interface BrokenServer {
  readonly name: string;
  /** Clauses of one requirement. */
  readonly breaks: readonly [string, ...string[]];
  /** What it does, after "a server that". */
  readonly why: string;
  /** Where somebody met it, in a public thread; absent where it is only easy to get wrong. */
  readonly met?: string;
  readonly behaviour: Behaviour;
}

type Told = Omit<BrokenServer, 'behaviour'>;

export const broken = (told: Told, does: Partial<Behaviour>): BrokenServer => ({
  ...told,
  behaviour: { ...faithful, ...does },
});

export const isChat = ({ isText }: Asked): boolean => !isText;

/** Other whole chats. */
export const wholeChat = (change: (answer: Answer, asked: Asked) => Answer): Partial<Behaviour> => ({
  whole: (answer, asked) => (isChat(asked) ? change(answer, asked) : answer),
});

export const wholeText = (change: (answer: Answer, asked: Asked) => Answer): Partial<Behaviour> => ({
  whole: (answer, asked) => (isChat(asked) ? answer : change(answer, asked)),
});

/** Other streams of chats. */
export const streamedChat = (
  change: (sent: readonly Sent[], asked: Asked) => readonly Sent[],
): Partial<Behaviour> => ({
  streams: (sent, asked) => (isChat(asked) ? change(sent, asked) : sent),
});

export const streamedText = (
  change: (sent: readonly Sent[], asked: Asked) => readonly Sent[],
): Partial<Behaviour> => ({
  streams: (sent, asked) => (isChat(asked) ? sent : change(sent, asked)),
});

export const eachChunk = (sent: readonly Sent[], change: (chunk: Answer, at: number) => Answer): Sent[] =>
  sent.map((one, at) => (isChunk(one) ? change(one, at) : one));

export const eachChoice = (answer: Answer, change: (choice: Choice) => Choice): Answer => ({
  ...answer,
  choices: answer.choices.map(change),
});

export const eachStreamedChoice = (sent: readonly Sent[], change: (choice: Choice) => Choice): Sent[] =>
  eachChunk(sent, chunk => eachChoice(chunk, change));

/** The chunk that ends a choice. */
export const isEnding = (sent: Sent): sent is Answer =>
  isChunk(sent) && sent.choices.some(({ finish_reason }) => typeof finish_reason === 'string');

export const isUsageChunk = (sent: Sent): sent is Answer => isChunk(sent) && sent.choices.length === 0;

/** Another reason for an end, whole and streamed. */
export const ending = (change: (finish: string, asked: Asked) => string): Partial<Behaviour> => {
  const changed = (choice: Choice, asked: Asked): Choice =>
    typeof choice.finish_reason === 'string'
      ? { ...choice, finish_reason: change(choice.finish_reason, asked) }
      : choice;
  return {
    ...wholeChat((answer, asked) => eachChoice(answer, choice => changed(choice, asked))),
    ...streamedChat((sent, asked) => eachStreamedChoice(sent, choice => changed(choice, asked))),
  };
};

/** Members that the server does not see. */
export const without = (...names: readonly string[]): Partial<Behaviour> => ({
  takes: body => Object.fromEntries(Object.entries(body).filter(([name]) => !names.includes(name))),
});

/** A refusal in words that no client reads. */
export const plain = (reply: Reply): Reply => ({
  ...reply,
  headers: { ...reply.headers, 'Content-Type': 'text/plain' },
  body: 'Bad Request',
});

/** Other refusals of one kind. */
export const whenOf = (isMeant: (refusal: Refusal) => boolean, change: (reply: Reply) => Reply) => ({
  refuses: (reply: Reply, refusal: Refusal) => (isMeant(refusal) ? change(reply) : reply),
});
