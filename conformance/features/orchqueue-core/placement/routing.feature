Feature: Which pool takes a task
  The request names an engine and a model; the configuration says which pool that is.

  @ASY-PLACE-001 @must
  Scenario: Of two pools that match the one with the smaller id takes the task
    Given a pool "Z" with:
      | model.ref | placement-twin |
    And a pool "A" with:
      | model.ref | placement-twin |
    When task "1" is submitted to pool "Z"
    And task "1" comes to be completed
    And task "2" is submitted to pool "Z"
    And task "2" comes to be completed
    Then engine 1 of pool "A" was asked 2 times [ASY-PLACE-001(b)]
    And engine 1 of pool "Z" was asked 0 times [ASY-PLACE-001(b)]
    And the record of task "1" has: [ASY-PLACE-001(b)]
      | attempts.0.pool_id | {pool:A} |

  @ASY-PLACE-001 @must
  Scenario Outline: A task that names <what> is refused and reaches no engine
    Given a pool "P"
    And a pool "Q" with:
      | engine | other-engine |
    When task "A" is submitted to pool "P" with:
      | engine    | <engine> |
      | model_ref | <model>  |
    And task "B" is submitted to pool "Q"
    And task "B" comes to be completed
    Then "A" is refused with "MODEL_NOT_FOUND" [ASY-PLACE-001(c)]
    And engine 1 of pool "P" was asked 0 times [ASY-PLACE-001(c)]
    And engine 1 of pool "Q" was asked 1 times [ASY-PLACE-001(c)]

    Examples:
      | what                          | engine       | model         |
      | a model that nobody has       | llamacpp     | {word:nobody} |
      | the model of another engine   | other-engine | {model:P}     |
      | an engine that nobody has     | nobodys      | {model:P}     |

  @ORCH-2008 @must
  Scenario Outline: Resources carry their engine, <engine>
    Given a pool "P" with:
      | engine | <engine> |
    When task "A" is submitted
    And task "A" comes to be completed
    And the client calls listTasks as "tasks"
    And pool "P" is resumed as "pool"
    And the operator calls listReplicaSets as "sets" with:
      | query.limit | 200 |
    And the client calls getCapabilities as "capabilities"
    Then the record of task "A" has: [ORCH-2008(a)]
      | request.engine    | <engine> |
      | attempts.0.engine | <engine> |
    And the answer to "tasks" has: [ORCH-2008(a)]
      | items.0.engine | <engine> |
    And the answer to "pool" has: [ORCH-2008(a)]
      | engine | <engine> |
    And the answer to "capabilities" has: [ORCH-2008(a)]
      | engines | {"$contains": {"$where": {"engine": "<engine>"}}} |
    And the answer to "sets" has: [ORCH-2008(a)]
      | items | {"$every": {"$where": {"engine": {"$matches": "^[a-z][a-z0-9-]{1,31}$"}}}} |

    Examples:
      | engine                           |
      | x1                               |
      | a-name-of-thirty-two-characters1 |

  @ORCH-2008 @must
  Scenario Outline: An engine called <name> is no engine
    Given a pool "P"
    When task "A" is submitted wrongly with:
      | engine | <name> |
    Then "A" is refused with "INVALID_PARAMS" [ORCH-2008(b)]
    And engine 1 of pool "P" was asked 0 times [ORCH-2008(b)]

    Examples:
      | name                                |
      | x                                   |
      | Llamacpp                            |
      | 1llama                              |
      | llama_cpp                           |
      | llama.cpp                           |
      | a-name-of-thirty-three-characters-1 |
