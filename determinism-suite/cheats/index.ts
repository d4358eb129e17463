// Which orchestrators are there that decode nothing? Three, each of which shows an honest one's figures; none of them is
// believed. Surprising: one gives the right answer to everything that anybody can have asked before.
export { type CheatOptions, type CheatResult, examineCheats } from './examine-cheats.ts';
