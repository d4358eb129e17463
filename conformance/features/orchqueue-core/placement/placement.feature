Feature: Which replica runs a task
  Among ready replicas with a free slot the least loaded one runs it, and the record says why.

  @ORCH-3008 @ORCH-3091 @must
  Scenario: Concurrent tasks spread over idle replicas
    Given a pool "P" with:
      | replicas | 2 |
      | slots    | 2 |
    And the engines of pool "P" hold every task after:
      | one |
    When all engines of pool "P" are ready
    And task "A" is submitted
    And an engine works at task "A"
    And task "B" is submitted
    And an engine works at task "B"
    And task "C" is submitted
    And an engine works at task "C"
    And task "D" is submitted
    And an engine works at task "D"
    And the engine ends task "B"
    And task "B" comes to be completed
    And the engine ends task "D"
    And task "D" comes to be completed
    And task "E" is submitted
    And an engine works at task "E"
    And the record of task "A" is read
    And the record of task "E" is read
    Then the record of task "A" has: [ORCH-3008(a)]
      | attempts.0.replica_id | {replica:P.1} |
    And the record of task "B" has: [ORCH-3008(a), ORCH-3091(a)]
      | attempts.0.replica_id | {replica:P.2} |
    And the record of task "D" has: [ORCH-3091(a)]
      | attempts.0.replica_id | {replica:P.2} |
    And the record of task "E" has: [ORCH-3091(a)]
      | attempts.0.replica_id | {replica:P.2} |

  @ORCH-3091 @must
  Scenario: The next task is the one that the order chooses, on the replica that is free
    Given a pool "P" with:
      | replicas | 2 |
    And the engines of pool "P" hold every task after:
      | one |
    When all engines of pool "P" are ready
    And task "X" is submitted
    And an engine works at task "X"
    And task "Y" is submitted
    And an engine works at task "Y"
    And task "late" is submitted with:
      | deadline_ms | 600000 |
    And task "soon" is submitted with:
      | deadline_ms | 60000 |
    And the engine ends task "Y"
    And an engine works at task "soon"
    And the record of task "late" is read
    And the record of task "soon" is read
    Then the record of task "soon" has: [ORCH-3091(a)]
      | attempts.0.replica_id | {replica:P.2} |
    And the record of task "late" has: [ORCH-3091(a)]
      | state | queued |

  @OC-CORE-1010 @must
  Scenario: A replica that fails its probe gets no new task until it is ready again
    Given a pool "P" with:
      | replicas              | 2    |
      | heartbeat.interval_ms | 1000 |
      | heartbeat.missed_max  | 20   |
      | restart.base_ms       | 10   |
      | restart.cap_ms        | 50   |
    And the engines of pool "P" hold every task after:
      | one |
    When all engines of pool "P" are ready
    And engine 1 of pool "P" becomes unready
    And the health of pool "P" comes to have, as "half":
      | replicas.0.ready | false |
    And task "A" is submitted
    And an engine works at task "A"
    And task "B" is submitted
    And the record of task "B" is read
    And engine 1 of pool "P" becomes ready
    And an engine works at task "B"
    And the record of task "A" is read
    Then the record of task "A" has: [OC-CORE-1010]
      | attempts.0.replica_id | {replica:P.2} |
    And the record of task "B" has: [OC-CORE-1010]
      | state | queued |
    And engine 1 of pool "P" was asked 1 times [OC-CORE-1010]
    And an engine is asked for task "B" only after the step 'engine 1 of pool "P" becomes ready' [OC-CORE-1010]

  @ORCH-3019 @must
  Scenario: The slots that an engine tells are shown, filled and never passed
    Given a pool "P" with:
      | slots            | 3 |
      | replicas.0.slots | 8 |
    And the engines of pool "P" hold every task after:
      | one |
    When the health of pool "P" is read as "idle"
    And task "A" is submitted
    And task "B" is submitted
    And task "C" is submitted
    And task "D" is submitted
    And task "E" is submitted
    And an engine works at task "A"
    And an engine works at task "B"
    And an engine works at task "C"
    And the health of pool "P" is read as "full"
    And the record of task "D" is read
    And the engine ends task "B"
    And an engine works at task "D"
    And the engine ends task "A"
    And an engine works at task "E"
    Then the answer to "idle" has: [ORCH-3019(a)]
      | replicas.0.slots_total | 3 |
      | replicas.0.slots_free  | 3 |
    And the answer to "full" has: [ORCH-3019(a)]
      | replicas.0.slots_total | 3 |
      | replicas.0.slots_free  | 0 |
    And the record of task "D" has: [ORCH-3019(b)]
      | state | queued |
    And engine 1 of pool "P" never has more than 3 tasks, and reaches it [ORCH-3019(b), ORCH-3019(c)]
    And engine 1 of pool "P" was asked 5 times [ORCH-3019(c)]

  @ASY-PLACE-005 @must
  Scenario Outline: An attempt that <ends> gives its slot back
    Given a pool "P" with:
      | slots              | 4         |
      | retry.attempts_max | 1         |
      | timeouts.idle_ms   | <idle_ms> |
    And the engines of pool "P" hold every task after:
      | one |
    When task "A" is submitted
    And an engine works at task "A"
    And <step>
    And task "A" comes to be <state>
    And the metric "active_leases" comes to have, as "M":
      | pool_id | {pool:P} |
      | value   | 0        |
    And the health of pool "P" is read as "H"
    Then the record of task "A" has: [ASY-PLACE-005(c)]
      | state | <state> |
    And in "M" the metric "active_leases" has: [ASY-PLACE-005(c)]
      | pool_id | {pool:P} |
      | value   | 0        |
    And the answer to "H" has: [ASY-PLACE-005(c)]
      | replicas.0.slots_free    | 4 |
      | replicas.0.active_leases | 0 |

    Examples:
      | ends        | idle_ms | step                                     | state     |
      | completes   | 5000    | the engine ends task "A"                 | completed |
      | fails       | 5000    | the engine fails task "A" by error-event | failed    |
      | is canceled | 5000    | task "A" is canceled                     | canceled  |
      | hangs       | 2500    | the record of task "A" is read           | failed    |

  @ASY-PLACE-005 @must
  Scenario: A running task holds a lease
    Given a pool "P" with:
      | slots | 2 |
    And the engines of pool "P" hold every task
    When task "A" is submitted
    And an engine works at task "A"
    And the metrics are read as "M"
    Then in "M" the metric "active_leases" has: [ASY-PLACE-005(c)]
      | pool_id    | {pool:P}      |
      | replica_id | {replica:P.1} |
      | value      | 1             |

  @ASY-PLACE-004 @must
  Scenario: Each placement leaves its decision, whole for operators and counted
    Given a pool "P" with:
      | replicas | 2 |
    And the engines of pool "P" hold every task after:
      | one |
    When all engines of pool "P" are ready
    And the metrics are read as "M1"
    And task "A" is submitted
    And an engine works at task "A"
    And task "B" is submitted
    And an engine works at task "B"
    And the record of task "B" is read
    And the operator calls getTask as "whole" with:
      | path.task_id | {task:B} |
    And the metrics are read as "M2"
    Then the record of task "B" has: [ASY-PLACE-004(a)]
      | placement.winner      | {replica:P.2}     |
      | placement.reason      | {"$exists": true} |
      | attempts.0.replica_id | {replica:P.2}     |
    And the record of task "B" has: [ASY-PLACE-004(b)]
      | placement.candidates | {"$exists": false} |
    And the answer to "whole" has: [ASY-PLACE-004(b)]
      | placement.winner     | {replica:P.2}                                                                       |
      | placement.candidates | {"$contains": {"$where": {"replica_id": "{replica:P.2}", "outcome": "picked"}}} |
    And the answer to "whole" has: [ASY-PLACE-004(b)]
      | placement.candidates | {"$contains": {"$where": {"replica_id": "{replica:P.1}", "outcome": {"$oneOf": ["filtered", "outscored"]}}}} |
    And in "M2" the metric "placement_decisions_total" has: [ASY-PLACE-004(c)]
      | pool_id | {pool:P} |
      | outcome | placed   |
      | value   | 2        |
    And in "M2" the metric "placement_candidates_count" has: [ASY-PLACE-004(c)]
      | pool_id | {pool:P}      |
      | value   | {"$min": 2} |
    And in "M2" the metric "placement_candidates_sum" has: [ASY-PLACE-004(c)]
      | pool_id | {pool:P}      |
      | value   | {"$min": 2} |

  @ORCH-3007 @must
  Scenario: A replica of another version than its set pins is not ready and gets no task
    Given a pool "P" with:
      | replicas                   | 2    |
      | version                    | b7-p |
      | replica_set.engine_version | b7-p |
      | restart.base_ms            | 10   |
      | restart.cap_ms             | 50   |
      | heartbeat.interval_ms      | 1000 |
      | heartbeat.missed_max       | 20   |
    And the engines of pool "P" are not ready
    And the engines of pool "P" hold every task after:
      | one |
    When engine 2 of pool "P" has the version "b8-other"
    And engine 1 of pool "P" becomes ready
    And engine 2 of pool "P" becomes ready
    And the health of pool "P" comes to have, as "H":
      | replicas.0.ready      | true                         |
      | replicas.1.last_error | {"$matches": "b8-other"} |
    And task "A" is submitted
    And an engine works at task "A"
    And task "B" is submitted
    And the engine ends task "A"
    And an engine works at task "B"
    And the record of task "B" is read
    And engine 2 of pool "P" has the version "b7-p"
    And the health of pool "P" comes to have, as "alike":
      | replicas.1.ready | true |
    And task "C" is submitted
    And an engine works at task "C"
    And the record of task "C" is read
    Then the answer to "H" has: [ORCH-3007(a)]
      | ready                 | true                         |
      | replicas.1.ready      | false                        |
      | replicas.1.last_error | {"$matches": "b8-other"} |
    And engine 1 of pool "P" was asked 2 times [ORCH-3007(b)]
    And the record of task "B" has: [ORCH-3007(b)]
      | attempts.0.replica_id | {replica:P.1} |
    And the record of task "C" has: [ORCH-3007(b)]
      | attempts.0.replica_id | {replica:P.2} |
    And an engine is asked for task "C" only after the step 'engine 2 of pool "P" has the version "b7-p"' [ORCH-3007(b)]
