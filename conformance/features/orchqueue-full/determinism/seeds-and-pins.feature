Feature: Seeds and pins

  @ASY-DET-003 @must
  Scenario Outline: The seed <seed> reaches the engine unchanged
    Given a pool "P"
    When task "A" is submitted with:
      | seed | <seed> |
    And task "A" comes to be completed
    Then an engine was asked for task "A" with: [ASY-DET-003(a)]
      | body.seed | <seed> |
    And the record of task "A" has: [ASY-DET-003(a)]
      | seed | <seed> |

    Examples:
      | seed       |
      | 0          |
      | 7          |
      | 4294967294 |

  @ASY-DET-003 @ASY-DET-004 @must
  Scenario: Without a seed the server derives one, and with it the request can be made again
    Given a pool "P"
    When task "A" is submitted with:
      | sampler | {"temperature": 0.7} |
    And task "A" comes to be completed
    And task "B" is submitted
    And task "B" comes to be completed
    And task "C" is submitted with the prompt and the seed of task "B"
    And task "C" comes to be completed
    Then the seed in the record of task "A" is the one that its engine got [ASY-DET-003(b)]
    And the seed in the record of task "B" is the one that its engine got [ASY-DET-003(b)]
    And the record of task "A" has: [ASY-DET-004(a)]
      | seed                | {"$min": 0, "$max": 4294967294} |
      | request.determinism | best_effort                     |
    And an engine got the request of task "B" twice, the same [ASY-DET-003(c)]

  @ASY-DET-004 @must
  Scenario: The record names the replica of each attempt and what that replica reported
    Given a pool "P" with:
      | replicas           | 2     |
      | version            | b-own |
      | retry.attempts_max | 2     |
      | retry.base_ms      | 1     |
    When the next task of pool "P" fails by http-503
    And task "A" is submitted
    And task "A" comes to be completed
    Then the attempts of task "A" in pool "P" are those that engines saw, 2 at least [ASY-DET-004(b)]
    And the record of task "A" has: [ASY-DET-004(b)]
      | attempts | {"$every": {"$where": {"engine_version": "b-own"}}} |

  @ORCH-3046 @must
  Scenario: A replica of another version does not become ready in its set
    Given a pool "P" with:
      | version                    | b-other |
      | replica_set.engine_version | b-own   |
    And a pool "Q" with:
      | version                    | b-own |
      | replica_set.engine_version | b-own |
    And the engines of pool "P" are not what it asks for
    When the health of pool "P" comes to have, as "H":
      | replicas.0.live | true |
    And task "A" is submitted to pool "P"
    And task "B" is submitted to pool "Q"
    And task "B" comes to be completed
    And the operator calls listReplicaSets as "S" with:
      | query.limit | 200 |
    Then the answer to "H" has: [ORCH-3046(a)]
      | ready            | false |
      | replicas.0.ready | false |
    And "A" is refused with "POOL_UNREADY" [ORCH-3046(a)]
    And the record of task "B" has: [ORCH-3046(b)]
      | attempts.0.engine_version | b-own |
    And the answer to "S" has: [ORCH-3046(b)]
      | items | {"$contains": {"$where": {"pool_id": "{pool:Q}", "engine_version": "b-own"}}} |

  @ORCH-3046 @must @wire-scripted
  Scenario: A replica of another digest does not become ready beside one of the pinned
    Given the engines of pool "P" are scripted by the target:
      | version | digest | pieces  |
      | s-1     | a      | ["one"] |
      | s-1     | b      | ["one"] |
    And pool "P" pins:
      | engine_version | s-1 |
      | model_digest   | a   |
    When the health of pool "P" comes to have, as "H":
      | ready           | true |
      | replicas.1.live | true |
    Then the answer to "H" has: [ORCH-3046(a), ORCH-3046(b)]
      | replicas.0.ready | true  |
      | replicas.1.ready | false |

  @ASY-DET-007 @must
  Scenario: Readers of one task get the same pairs of place and piece
    Given a pool "P"
    And the engines of pool "P" hold every task after:
      | one | two |
    When task "A" is submitted
    And reader "R" follows task "A"
    And reader "R" has 2 frames "token"
    And the engine gives task "A" the pieces:
      | three |
    And the engine goes on with task "A"
    And reader "R" has the end of the stream
    And reader "S" follows task "A"
    And reader "S" has the end of the stream
    Then the readers saw the same: [ASY-DET-007(a)]
      | R | S |
    And reader "S" gets the pieces: [ASY-DET-007(a)]
      | one | two | three |
    And the pieces of reader "S" count from 0 without a gap [ASY-DET-007(a)]
