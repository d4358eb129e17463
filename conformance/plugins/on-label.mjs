// A plugin for checks: it acts on tasks that have a label with its id, and does what its options say. Each run leaves
// a line with what it was shown.
const deeds = {
  runs() {},
  throws() {
    throw new Error('what a plugin throws is nobody else’s business');
  },
  'throws-once'({ seen, view }) {
    if (seen.has(view.jobId)) return;
    seen.add(view.jobId);
    throw new Error('not yet');
  },
  overruns: () => new Promise(resolve => setTimeout(resolve, 3_000).unref()),
  answers({ view, tools, id }) {
    tools.shortCircuit({ text: view.labels[id], usage: { prompt_tokens: 1, completion_tokens: 2, total_tokens: 3 } });
  },
  denies({ tools, id }) {
    tools.veto('POLICY_DENIED', 'it is not allowed', `rule-of-${id}`);
  },
};

export default ({ id, phase }) => {
  const seen = new Set();
  let does = 'runs';
  let word = '';
  return {
    configure(options) {
      does = options.does ?? does;
      word = options.word ?? word;
      if (!Object.hasOwn(deeds, does)) throw new TypeError(`there is no deed ${does}`);
    },
    concerned: view => Object.hasOwn(view.labels, id),
    execute(view, tools) {
      const { jobId, tenantId, state, status, answeredBy, output } = view;
      const shown = { plugin: id, phase, job_id: jobId, tenant_id: tenantId, shown_state: state, status };
      process.stderr.write(`${JSON.stringify({ ...shown, word, answered_by: answeredBy, pieces: output })}\n`);
      return deeds[does]({ view, tools, id, seen });
    },
  };
};
