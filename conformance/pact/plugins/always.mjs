// A plugin that does what its options say to every task, or to those with a prompt: it fails, or it refuses.
export default () => {
  let does = 'fails';
  let prompt;
  return {
    configure(options) {
      does = options.does ?? does;
      prompt = options.prompt;
      if (does !== 'fails' && does !== 'refuses') throw new TypeError(`there is no deed ${does}`);
    },
    concerned: view => prompt === undefined || view.request.prompt === prompt,
    execute(_, tools) {
      if (does === 'fails') throw new Error('it fails at every task');
      tools.veto('POLICY_DENIED', 'it is not allowed', 'rule-of-the-pact');
    },
  };
};
