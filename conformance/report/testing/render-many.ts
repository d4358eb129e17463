// Renders a page of many links in a process of its own, and tells what that took.
import { renderHtml } from '../html/render-html.ts';
import { recordOfLinks } from './many-links.ts';

const record = recordOfLinks(Number(process.argv[2]));
const beganMs = process.uptime() * 1000;
const characters = renderHtml(record).length;
const ms = process.uptime() * 1000 - beganMs;
const rssBytes = process.resourceUsage().maxRSS * 1024;
const links = record.report.checks.reduce((sum, check) => sum + check.assertions.length, 0);
process.stdout.write(`${JSON.stringify({ links, characters, ms, rssBytes })}\n`);
