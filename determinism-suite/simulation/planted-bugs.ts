// Bugs that the simulation must find: each breaks one promise of the server, and none is in any of its files.
import { bugsOfCourses } from './bugs-of-courses.ts';
import { bugsOfRecords } from './bugs-of-records.ts';
import { bugsOfRestarts } from './bugs-of-restarts.ts';
import type { PlantedBug } from './planted-bug.ts';

export const plantedBugs: readonly PlantedBug[] = [...bugsOfRecords, ...bugsOfRestarts, ...bugsOfCourses];
