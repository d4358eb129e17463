import { inflateRawSync } from 'node:zlib';

const inflated = (text: string): string => {
  try {
    return inflateRawSync(Buffer.from(text, 'base64')).toString();
  } catch (error) {
    if (error instanceof Error && 'code' in error) return `broken: ${text}`;
    throw error;
  }
};

/** The page with its transcripts as they were before they were deflated, which another zlib does in other bytes. */
export const inflatedPage = (page: string): string =>
  page.replaceAll(
    /(<script type="text\/plain" id="transcript-\d+">)([^<]*)/g,
    (_, open: string, text: string) => `${open}${inflated(text)}`,
  );
