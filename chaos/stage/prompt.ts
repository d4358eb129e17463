/** How an engine's witness is joined to the task: the prompt names it. */
export const promptOf = (task: string): string => `task ${task}`;

const uuid = /task ([0-9a-f-]{36})/;

export const taskOfPrompt = (prompt: string): string | undefined => uuid.exec(prompt)?.[1];
