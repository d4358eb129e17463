Feature: Strict tasks

  @ASY-DET-001 @ASY-DET-004 @must @wire-scripted
  Scenario: Where build, model and profile are pinned a strict task runs, and its record names them
    Given the engines of pool "P" are scripted by the target:
      | version | digest | pieces         |
      | s-1     | a      | ["one", "two"] |
    And pool "P" pins:
      | engine_version          | s-1  |
      | model_digest            | a    |
      | sampler_profile_version | sp-1 |
    When the health of pool "P" comes to have, as "H":
      | ready | true |
    And task "A" is submitted with:
      | determinism             | strict |
      | sampler_profile_version | sp-1   |
      | seed                    | 41     |
    And task "A" comes to be completed
    And task "B" is submitted with:
      | determinism             | strict |
      | sampler_profile_version | sp-2   |
    And task "C" is submitted with:
      | determinism | strict |
    And task "C" comes to be completed
    Then the answer to "A/createTask" has status 202 [ASY-DET-001(a)]
    And the record of task "A" has: [ASY-DET-001(a), ASY-DET-004(a), ASY-DET-004(b)]
      | state                     | completed    |
      | output                    | onetwo       |
      | request.determinism       | strict       |
      | seed                      | 41           |
      | attempts.0.replica_id     | {pool:P}-r1  |
      | attempts.0.engine_version | s-1          |
    And the digest a stands in the record of task "A" at "attempts.0.model_digest" [ASY-DET-004(b)]
    And "B" is refused with "DETERMINISM_UNSUPPORTED" [ASY-DET-001(c)]
    And the answer to "C/createTask" has status 202 [ASY-DET-001(c)]

  @ASY-DET-001 @must @wire-scripted
  Scenario Outline: Without a pinned <missing> a strict task is refused and never run otherwise
    Given the engines of pool "P" are scripted by the target:
      | version | digest | pieces  |
      | s-1     | a      | ["one"] |
    And pool "P" pins:
      | <pin>   | <value>   |
      | <other> | <another> |
    When the health of pool "P" comes to have, as "H":
      | ready | true |
    And task "A" is submitted with:
      | determinism | strict |
    And the record of task "A" is read
    And task "B" is submitted with:
      | determinism | best_effort |
    And task "B" comes to be completed
    Then "A/createTask" is refused with "DETERMINISM_UNSUPPORTED" [ASY-DET-001(b)]
    And "A/getTask" is refused with "TASK_NOT_FOUND" [ASY-DET-001(b)]
    And the record of task "B" has: [ASY-DET-001(b)]
      | state               | completed   |
      | request.determinism | best_effort |

    Examples:
      | missing         | pin                     | value | other                   | another |
      | engine version  | model_digest            | a     | sampler_profile_version | sp-1    |
      | model digest    | engine_version          | s-1   | sampler_profile_version | sp-1    |
      | sampler profile | engine_version          | s-1   | model_digest            | a       |

  @ASY-DET-002 @must @wire-scripted
  Scenario: A request without a level takes that of its pool
    Given the engines of pool "P" are scripted by the target:
      | version | digest | pieces  |
      | s-1     | a      | ["one"] |
    And pool "P" pins:
      | engine_version          | s-1  |
      | model_digest            | a    |
      | sampler_profile_version | sp-1 |
    And a pool "P" with:
      | determinism | strict |
    And a pool "Q"
    When the health of pool "P" comes to have, as "H":
      | ready | true |
    And task "A" is submitted to pool "P"
    And task "A" comes to be completed
    And task "B" is submitted to pool "P" with:
      | determinism | best_effort |
    And task "B" comes to be completed
    And task "C" is submitted to pool "Q"
    And task "C" comes to be completed
    Then the record of task "A" has: [ASY-DET-002]
      | request.determinism | strict |
    And the record of task "B" has: [ASY-DET-002]
      | request.determinism | best_effort |
    And the record of task "C" has: [ASY-DET-002]
      | request.determinism | best_effort |

  @OC-CORE-1031 @must @wire-scripted
  Scenario: A strict task fails with its replica set, where another moves to the fallback pool
    Given the engines of pool "P" are scripted by the target:
      | version | digest | pieces  | faults                               |
      | s-1     | a      | ["one"] | [{"at_piece": 0, "kind": "internal"}] |
    And pool "P" pins:
      | engine_version          | s-1  |
      | model_digest            | a    |
      | sampler_profile_version | sp-1 |
    And a pool "P" with:
      | fallback_pools     | ["{pool:Q}"] |
      | retry.attempts_max | 1            |
      | retry.base_ms      | 1            |
      | breaker.failures   | 100          |
      | self_test          | false        |
    And the engines of pool "Q" are scripted by the target:
      | version | digest | pieces  |
      | s-1     | a      | ["one"] |
    And pool "Q" pins:
      | engine_version          | s-1  |
      | model_digest            | a    |
      | sampler_profile_version | sp-1 |
    And a pool "Q" with:
      | model.ref | {model:P} |
    When the health of pool "P" comes to have, as "H":
      | ready | true |
    And the health of pool "Q" comes to have, as "K":
      | ready | true |
    And task "A" is submitted to pool "P" with:
      | determinism | strict |
    And reader "R" follows task "A"
    And reader "R" has the end of the stream
    And task "A" comes to be failed
    And task "B" is submitted to pool "P" with:
      | determinism | best_effort |
    And task "B" comes to be completed
    Then the stream of reader "R" ends with the error "REPLICA_EXHAUSTED" [OC-CORE-1031]
    And the record of task "A" has: [OC-CORE-1031]
      | attempts.#         | 1        |
      | attempts.0.pool_id | {pool:P} |
    And the record of task "B" has: [OC-CORE-1031]
      | attempts.1.pool_id | {pool:Q} |
