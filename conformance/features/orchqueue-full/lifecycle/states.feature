Feature: The states of a model
  A model is a draft, active, on trial, deprecated or retired, and takes work accordingly.

  @ORCH-3069 @ORCH-3072 @must
  Scenario Outline: A model that is <from> can become <to>
    Given a server that asks nothing of models
    When model "M" is entered
    And model "M" has become <from>
    And model "M" is moved to <to> as "moved"
    And model "M" is read as "after"
    Then the answer to "moved" has status 202 [ORCH-3072(a)]
    And the answer to "moved" has: [ORCH-3069(a)]
      | state | <to> |
    And the answer to "after" has: [ORCH-3069(a), ORCH-3072(b)]
      | state | <to> |

    Examples:
      | from       | to         |
      | draft      | active     |
      | draft      | canary     |
      | draft      | retired    |
      | active     | canary     |
      | active     | deprecated |
      | canary     | active     |
      | canary     | deprecated |
      | deprecated | active     |
      | deprecated | retired    |

  @ORCH-3069 @must
  Scenario Outline: A model that is <from> can't become <to>, and stays as it is
    Given a server that asks nothing of models
    When model "M" is entered
    And model "M" has become <from>
    And model "M" is read as "before"
    And model "M" is moved to <to> as "moved"
    And model "M" is read as "after"
    Then "moved" is refused with "STATE_CONFLICT" and: [ORCH-3069(a)]
      | retriable | false |
    And the answer to "before" has: [ORCH-3069(a)]
      | state | <from> |
    And the answers to "before" and "after" have the same body [ORCH-3069(a)]

    Examples:
      | from       | to         |
      | draft      | draft      |
      | draft      | deprecated |
      | active     | active     |
      | active     | draft      |
      | active     | retired    |
      | canary     | canary     |
      | canary     | draft      |
      | canary     | retired    |
      | deprecated | deprecated |
      | deprecated | draft      |
      | deprecated | canary     |
      | retired    | retired    |
      | retired    | draft      |
      | retired    | active     |
      | retired    | canary     |
      | retired    | deprecated |

  @ORCH-3069 @must
  Scenario: Each model has a state of its own
    Given a server that asks nothing of models
    And a pool "P"
    And a pool "Q"
    When model "M" is entered with:
      | model_ref | {model:P} |
    And model "N" is entered with:
      | model_ref | {model:Q} |
    And model "M" has become active
    And model "N" has become active
    And model "M" is moved to deprecated
    And model "M" is read as "one"
    And model "N" is read as "other"
    And task "A" is submitted to pool "P"
    And task "B" is submitted to pool "Q"
    And task "B" comes to be completed
    Then the answer to "one" has: [ORCH-3069(b)]
      | state | deprecated |
    And the answer to "other" has: [ORCH-3069(b)]
      | state | active |
    And "A" is refused with "MODEL_DEPRECATED" [ORCH-3069(b)]
    And an engine was asked 1 times for task "B" [ORCH-3069(b)]

  @ORCH-3069 @must
  Scenario: A draft serves no task, and serves once it is active
    Given a server that asks nothing of models
    And a pool "P"
    When model "M" is entered with:
      | model_ref | {model:P} |
    And task "early" is submitted
    And task "overriding" is submitted with:
      | override | true |
    And model "M" is moved to active
    And task "late" is submitted
    And task "late" comes to be completed
    Then "early" is refused with "MODEL_NOT_FOUND" [ORCH-3069(c)]
    And "overriding" is refused with "MODEL_NOT_FOUND" [ORCH-3069(c)]
    And an engine was asked 0 times for task "early" [ORCH-3069(c)]
    And an engine was asked 0 times for task "overriding" [ORCH-3069(c)]
    And an engine was asked 1 times for task "late" [ORCH-3069(c)]

  @ORCH-3070 @ORCH-3073 @must
  Scenario: A deprecated model takes no new session, and goes on with those that it has
    Given a server that asks nothing of models
    And a pool "P"
    When model "M" is entered with:
      | model_ref | {model:P} |
    And model "M" has become active
    And task "A" of session "S" is submitted
    And task "A" comes to be completed
    And model "M" is moved to deprecated
    And task "alone" is submitted
    And task "new" of session "T" is submitted
    And task "B" of session "S" is submitted
    And task "B" comes to be completed
    And task "taken" of session "T" is submitted with:
      | override | true |
    And task "taken" comes to be completed
    And task "not taken" of session "U" is submitted with:
      | override | false |
    And the health of pool "P" is read as "H"
    Then "alone" is refused with "MODEL_DEPRECATED" and: [ORCH-3070(a), ORCH-3073(b)]
      | retriable | false |
    And "new" is refused with "MODEL_DEPRECATED" [ORCH-3070(a), ORCH-3073(b)]
    And an engine was asked 0 times for task "new" [ORCH-3070(a)]
    And an engine was asked 1 times for task "B" [ORCH-3070(b)]
    And an engine was asked 1 times for task "taken" [ORCH-3070(c)]
    And "not taken" is refused with "MODEL_DEPRECATED" [ORCH-3070(c)]
    And the answer to "H" has: [ORCH-3070(d)]
      | ready    | true  |
      | draining | false |

  @ORCH-3070 @must
  Scenario: Another tenant's session of the same name is a new one
    Given a server that asks nothing of models
    And a pool "P"
    And a tenant "T"
    When model "M" is entered with:
      | model_ref | {model:P} |
    And model "M" has become active
    And task "A" of session "S" is submitted
    And task "A" comes to be completed
    And model "M" is moved to deprecated
    And tenant "T" submits task "B" of session "S"
    And task "C" of session "S" is submitted
    Then "B" is refused with "MODEL_DEPRECATED" [ORCH-3070(a)]
    And the answer to "C" has status 202 [ORCH-3070(b)]

  @ORCH-3070 @must
  Scenario: A session whose first turn still runs is one that a deprecated model has
    Given a server that asks nothing of models
    And a pool "P"
    And the engines of pool "P" hold every task
    When model "M" is entered with:
      | model_ref | {model:P} |
    And model "M" has become active
    And task "A" of session "S" is submitted
    And an engine works at task "A"
    And model "M" is moved to deprecated
    And task "B" of session "S" is submitted
    And task "C" of session "other" is submitted
    Then the answer to "B" has status 202 [ORCH-3070(b)]
    And "C" is refused with "MODEL_DEPRECATED" [ORCH-3070(a)]

  @ORCH-3070 @must
  Scenario: The pools of a deprecated model drain where a deadline is given, and come back with it
    Given a server that asks nothing of models
    And a pool "P"
    And a pool "Q"
    And the engines of pool "P" hold every task
    When model "M" is entered with:
      | model_ref | {model:P} |
    And model "M" has become active
    And task "A" is submitted
    And reader "R" follows task "A"
    And an engine works at task "A"
    And model "M" is deprecated as "deprecated", its pools drained within 60000 ms
    And the health of pool "P" is read as "draining"
    And the health of pool "Q" is read as "other"
    And model "M" is read as "entry"
    And model "M" is moved to active as "back"
    And the health of pool "P" comes to have, as "ready":
      | ready | true |
    And the engine ends task "A"
    And reader "R" has the end of the stream
    Then the answer to "deprecated" has status 202 [ORCH-3070(d)]
    And the answer to "draining" has: [ORCH-3070(d)]
      | draining | true  |
      | ready    | false |
    And the answer to "entry" has: [ORCH-3070(d)]
      | state             | deprecated |
      | drain_deadline_ms | 60000      |
    And the answer to "other" has: [ORCH-3070(d)]
      | draining | false |
      | ready    | true  |
    And the answer to "back" has status 202 [ORCH-3070(d)]
    And the answer to "ready" has: [ORCH-3070(d)]
      | draining | false |
    And the stream of reader "R" ends with "end" [ORCH-3070(d)]

  @ORCH-3070 @must
  Scenario: What still runs at the deadline of a deprecation is ended
    Given a server that asks nothing of models
    And a pool "P"
    And the engines of pool "P" hold every task
    When model "M" is entered with:
      | model_ref | {model:P} |
    And model "M" has become active
    And task "A" is submitted
    And reader "R" follows task "A"
    And an engine works at task "A"
    And model "M" is deprecated as "deprecated", its pools drained within 50 ms
    And reader "R" has the end of the stream
    And the engine that has task "A" hears that it is hung up
    Then the stream of reader "R" ends with the error "INTERRUPTED" [ORCH-3070(d)]
    And engine 1 of pool "P" is hung up on [ORCH-3070(d)]

  @ORCH-3070 @ORCH-3073 @must
  Scenario: A retired model is unloaded, keeps its entry and takes no task, whatever overrides it
    Given a server that asks nothing of models
    And a pool "P"
    When model "M" is entered with:
      | model_ref | {model:P} |
      | version   | v7        |
    And model "M" has become active
    And task "A" of session "S" is submitted
    And task "A" comes to be completed
    And model "M" is moved to deprecated
    And the health of pool "P" is read as "loaded"
    And model "M" is moved to retired
    And the health of pool "P" comes to have, as "unloaded":
      | ready | false |
    And model "M" is read as "entry"
    And task "new" is submitted
    And task "overriding" is submitted with:
      | override | true |
    And task "further" of session "S" is submitted
    And task "further, overriding" of session "S" is submitted with:
      | override | true |
    Then the answer to "loaded" has: [ORCH-3070(e)]
      | ready | true |
    And the answer to "unloaded" has: [ORCH-3070(e)]
      | ready | false |
    And the answer to "entry" has: [ORCH-3070(e)]
      | state   | retired |
      | version | v7      |
    And "new" is refused with "MODEL_DEPRECATED" [ORCH-3070(e), ORCH-3073(b)]
    And "overriding" is refused with "MODEL_DEPRECATED" [ORCH-3070(e), ORCH-3073(b)]
    And "further" is refused with "MODEL_DEPRECATED" [ORCH-3070(e)]
    And "further, overriding" is refused with "MODEL_DEPRECATED" [ORCH-3070(e)]
    And the engines of pool "P" were asked 1 times [ORCH-3070(e)]

  @ORCH-3070 @needs-supervision @must
  Scenario: The worker that has a retired model loaded is ended
    Given a server that asks nothing of models
    And a pool "P"
    And a pool "Q"
    And the engines of pool "P" are supervised
    And the engines of pool "Q" are supervised
    When model "M" is entered with:
      | model_ref | {model:P} |
    And model "M" has become active
    And model "M" is moved to deprecated
    And model "M" is moved to retired
    And the worker of engine 1 of pool "P" has ended
    And the health of pool "P" is read as "unloaded"
    And the health of pool "Q" is read as "other"
    And model "M" is rolled back as "back"
    And model "M" is moved to active
    And a worker of engine 1 of pool "P" is started for time 2
    And the health of pool "P" comes to have, as "loaded":
      | ready | true |
    And task "A" is submitted
    And task "A" comes to be completed
    Then a worker of engine 1 of pool "P" has ended [ORCH-3070(e)]
    And the answer to "unloaded" has: [ORCH-3070(e)]
      | ready            | false |
      | replicas.0.ready | false |
    And the answer to "other" has: [ORCH-3070(e)]
      | ready | true |
    And 1 workers of engine 1 of pool "Q" were started [ORCH-3070(e)]
    And worker 2 of "P" is started only after the step 'model "M" is rolled back as "back"' [ORCH-3070(e)]
    And the answer to "loaded" has: [ORCH-3070(e)]
      | ready | true |
    And an engine was asked 1 times for task "A" [ORCH-3070(e)]

  @ORCH-3072 @must
  Scenario: Each change of state is audited, and so is one that is refused
    Given a server that asks nothing of models
    When model "M" is entered
    And model "M" is moved to active as "moved"
    And model "M" is moved to retired as "refused"
    And model "M" is moved to deprecated as "moved on"
    And the admin calls listAuditRecords as "records" with:
      | query.tenant_id | {tenant:}            |
      | query.action    | setCatalogModelState |
    Then the answer to "moved" has status 202 [ORCH-3072(a)]
    And "refused" is refused with "STATE_CONFLICT" [ORCH-3072(c)]
    And the answer to "records" has: [ORCH-3072(c)]
      | items.#            | 3              |
      | items.0.outcome    | done           |
      | items.0.target     | {word:M}       |
      | items.1.outcome    | refused        |
      | items.1.error_code | STATE_CONFLICT |
      | items.1.target     | {word:M}       |
      | items.2.outcome    | done           |
      | items.2.target     | {word:M}       |
      | items.2.key_id     | {keyid:admin}  |

  @ORCH-3073 @must
  Scenario: The gauge of states is 1 for the state that a model has and for no other
    Given a server that asks nothing of models
    When model "M" is entered
    And model "N" is entered
    And the metrics are read as "first"
    And model "M" is moved to canary
    And the metrics are read as "second"
    And model "M" is moved to deprecated
    And the metrics are read as "third"
    Then in "first" the metric "model_state" has: [ORCH-3073(a)]
      | model_id | {word:M} |
      | state    | draft    |
      | value    | 1        |
    And in "first" the metric "model_state" has: [ORCH-3073(a)]
      | model_id | {word:M} |
      | value    | 1        |
    And in "second" the metric "model_state" has: [ORCH-3073(a)]
      | model_id | {word:M} |
      | state    | canary   |
      | value    | 1        |
    And in "second" the metric "model_state" has: [ORCH-3073(a)]
      | model_id | {word:M} |
      | value    | 1        |
    And in "third" the metric "model_state" has: [ORCH-3073(a)]
      | model_id | {word:M}   |
      | state    | deprecated |
      | value    | 1          |
    And in "third" the metric "model_state" has: [ORCH-3073(a)]
      | model_id | {word:M} |
      | value    | 1        |
    And in "third" the metric "model_state" has: [ORCH-3073(a)]
      | model_id | {word:N} |
      | state    | draft    |
      | value    | 1        |
