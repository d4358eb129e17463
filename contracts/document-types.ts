import type { DocumentTypes } from './generated/documents.ts';

export type Attestation = DocumentTypes['attestation'];
export type Baseline = DocumentTypes['baseline'];
export type EngineDocument = DocumentTypes['engine'];
export type Evidence = DocumentTypes['evidence'];
export type LogRecord = DocumentTypes['log-record'];
export type Profile = DocumentTypes['profile'];
export type Report = DocumentTypes['report'];
export type Run = DocumentTypes['run'];
export type Target = DocumentTypes['target'];
export type Transcript = DocumentTypes['transcript'];
export type TranscriptEntry = Transcript['entries'][number];
