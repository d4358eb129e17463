// Loaded before a server: the tool that lies here is found before the host's own.
process.env.PATH = `${import.meta.dirname}:${process.env.PATH ?? ''}`;
