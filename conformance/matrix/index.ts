// What meets what? Factors and their constraints as data, and scenarios in which every pair of them stands.
// Surprising: nothing is written down but the table; the same table gives the same scenarios each time.
export { matrixFeatures, matrixScenarios } from './scenarios.ts';
