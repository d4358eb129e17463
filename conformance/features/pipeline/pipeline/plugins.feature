Feature: Plugins
  Code of others inside the phases. Here each acts on tasks that have a label with its id.

  Background:
    Given a server with the plugins:
      | id           | phase         | order | does        | strategy  | retries_max | timeout_ms |
      | z-late       | PRE_VALIDATE  | 100   | runs        |           |             |            |
      | m-early      | PRE_VALIDATE  | 9     | runs        |           |             |            |
      | a-middle     | PRE_VALIDATE  | 10    | runs        |           |             |            |
      | denies       | AUTHORIZE     | 10    | denies      | continue  |             |            |
      | stops        | VALIDATE      | 10    | throws      | fail_fast |             |            |
      | goes-on      | VALIDATE      | 20    | throws      | continue  |             |            |
      | tries-thrice | VALIDATE      | 30    | throws      | retry     | 2           |            |
      | tries-twice  | VALIDATE      | 40    | throws-once | retry     | 2           |            |
      | slow-goes-on | VALIDATE      | 50    | overruns    | continue  |             | 30         |
      | slow-stops   | VALIDATE      | 60    | overruns    | fail_fast |             | 30         |
      | answers      | PRE_INFERENCE | 10    | answers     |           |             |            |
      | after        | POST_INFERENCE | 10   | runs        |           |             |            |
      | sees-end     | OBSERVABILITY | 10    | runs        |           |             |            |
      | breaks-end   | OBSERVABILITY | 20    | throws      | fail_fast |             |            |
      | cleans-up    | CLEANUP       | 10    | runs        |           |             |            |

  @PIPE-014 @ASY-PIPE-003 @must
  Scenario: A plugin that answers is asked in the engine's place, also where the queue is full
    Given a pool "P" with:
      | queue.capacity    | 1        |
      | queue.full_policy | drop-lru |
    And the engines of pool "P" hold every task
    When task "X" is submitted
    And an engine works at task "X"
    And task "Y" is submitted
    And the metrics are read as "before"
    And task "A" is submitted with:
      | labels | {"answers": "said by a plugin", "after": "x", "cleans-up": "x"} |
    And reader "R" follows task "A"
    And reader "R" has the end of the stream
    And task "A" comes to be completed
    And the metrics are read as "after"
    And the record of task "Y" is read
    Then the answer to "A/createTask" has status 202 [ASY-PIPE-003(b)]
    And an engine was asked 0 times for task "A" [PIPE-014(a)]
    And the record of task "A" has all phases in their order, and skipped "INFERENCE" [PIPE-014(a), PIPE-014(b)]
    And the plugin "after" ran 1 time for task "A" with: [PIPE-014(b)]
      | answered_by | answers |
    And the plugin "cleans-up" ran 1 time for task "A" with: [PIPE-014(b)]
      | status | completed |
    And the record of task "A" has: [PIPE-014(c), ASY-PIPE-003(b)]
      | state      | completed        |
      | served_by  | answers          |
      | attempts.# | 0                |
      | output     | said by a plugin |
    And reader "R" gets the text "said by a plugin" [PIPE-014(d)]
    And the stream of reader "R" is in order [PIPE-014(d)]
    And the stream of reader "R" ends with "end" [PIPE-014(d)]
    And from "before" to "after" the counts of pool "P" change by: [ASY-PIPE-003(c)]
      | tasks_evicted_total   | 0 |
      | queue_depth           | 0 |
      | tasks_completed_total | 1 |
    And the record of task "Y" has: [ASY-PIPE-003(c)]
      | state | queued |

  @ASY-PIPE-006 @PLUG-001 @PLUG-003 @must
  Scenario: Plugins run in ascending order, and those that are not concerned are listed as skipped
    Given a pool "P"
    When task "A" is submitted with:
      | labels | {"a-middle": "x", "m-early": "x", "z-late": "x"} |
    And task "A" comes to be completed
    And task "B" is submitted
    And task "B" comes to be completed
    And the log tells the end of task "B"
    Then the plugins that ran for task "A" are, in this order: [PLUG-001, ASY-PIPE-006(a)]
      | m-early | a-middle | z-late |
    And the record of task "A" has: [PLUG-001, ASY-PIPE-006(c)]
      | plugins.#         | 15       |
      | plugins.0.id      | m-early  |
      | plugins.0.outcome | run      |
      | plugins.1.id      | a-middle |
      | plugins.1.outcome | run      |
      | plugins.2.id      | z-late   |
      | plugins.2.outcome | run      |
    And the plugin "goes-on" is in the record of task "A" with: [PLUG-003, ASY-PIPE-006(c)]
      | phase   | VALIDATE |
      | outcome | skipped  |
    And the plugin "goes-on" ran 0 times for task "A" with: [PLUG-003]
      | plugin | goes-on |
    And the record of task "B" has: [PLUG-003, ASY-PIPE-006(a)]
      | plugins.# | 15                                        |
      | plugins   | {"$every": {"$where": {"outcome": "skipped"}}} |

  @PLUG-004 @must
  Scenario: A failure under fail_fast ends the call
    Given a pool "P"
    When task "A" is submitted with:
      | labels | {"stops": "x", "goes-on": "x"} |
    And task "B" is submitted
    And task "B" comes to be completed
    Then "A" is refused with "PLUGIN_FAILED" [PLUG-004(a)]
    And an engine was asked 0 times for task "A" [PLUG-004(a)]
    And an engine was asked 1 times for task "B" [PLUG-004(a)]

  @PLUG-004 @must
  Scenario: A failure under continue is recorded, and the call goes on
    Given a pool "P"
    When the metrics are read as "before"
    And task "A" is submitted with:
      | labels | {"goes-on": "x", "cleans-up": "x"} |
    And task "A" comes to be completed
    Then the plugin "goes-on" is in the record of task "A" with: [PLUG-004(b), PLUG-004(d)]
      | outcome  | failed   |
      | strategy | continue |
      | phase    | VALIDATE |
    And the record of task "A" has: [PLUG-004(b)]
      | state | completed |
    And the plugin "goes-on" ran 1 time for task "A" with: [PLUG-004(b)]
      | plugin | goes-on |

  @PLUG-004 @must
  Scenario: Under retry a plugin has so many further tries, and then its failure ends the call
    Given a pool "P"
    When task "A" is submitted with:
      | labels | {"tries-twice": "x"} |
    And task "A" comes to be completed
    And task "B" is submitted with:
      | labels | {"tries-thrice": "x"} |
    And 50 ms pass
    Then the plugin "tries-twice" ran 2 times for task "A" with: [PLUG-004(c)]
      | plugin | tries-twice |
    And the plugin "tries-twice" is in the record of task "A" with: [PLUG-004(c), PLUG-004(d)]
      | outcome  | run   |
      | strategy | retry |
      | tries    | 2     |
    And "B" is refused with "PLUGIN_FAILED" [PLUG-004(c)]
    And the log has 3 lines with: [PLUG-004(c)]
      | plugin | tries-thrice |

  @PLUG-005 @must
  Scenario: A plugin that overruns its time is recorded so, and its strategy decides
    Given a pool "P"
    When task "A" is submitted with:
      | labels | {"slow-goes-on": "x"} |
    And task "A" comes to be completed
    And task "B" is submitted with:
      | labels | {"slow-stops": "x"} |
    Then the plugin "slow-goes-on" is in the record of task "A" with: [PLUG-005(a)]
      | outcome    | timed_out      |
      | error_code | PLUGIN_TIMEOUT |
      | strategy   | continue       |
    And "B" is refused with "PLUGIN_FAILED" [PLUG-005(a)]

  @PIPE-013 @must
  Scenario: A failure in OBSERVABILITY changes nothing for the caller, and is recorded
    Given a pool "P"
    When task "A" is submitted with:
      | labels | {"breaks-end": "x", "cleans-up": "x"} |
    And reader "R" follows task "A"
    And reader "R" has the end of the stream
    And task "A" comes to be completed
    Then reader "R" gets the text "one two three" [PIPE-013(a)]
    And the stream of reader "R" ends with "end" [PIPE-013(a)]
    And the record of task "A" has: [PIPE-013(a)]
      | state | completed          |
      | error | {"$exists": false} |
    And the plugin "breaks-end" is in the record of task "A" with: [PIPE-013(c)]
      | outcome | failed |
    And the plugin "cleans-up" ran 1 time for task "A" with: [PIPE-013(a)]
      | status | completed |

  @PIPE-012 @must
  Scenario Outline: The last two phases are shown that the call ended <state>
    Given a pool "P"
    And the engines of pool "P" hold every task
    When task "A" is submitted with:
      | labels | {"sees-end": "x", "cleans-up": "x"} |
    And an engine works at task "A"
    And <ends>
    And task "A" comes to be <state>
    Then the plugin "sees-end" ran 1 time for task "A" with: [PIPE-012]
      | status | <state> |
    And the plugin "cleans-up" ran 1 time for task "A" with: [PIPE-012]
      | status | <state> |

    Examples:
      | state     | ends                                     |
      | completed | the engine ends task "A"                 |
      | failed    | the engine fails task "A" by http-400    |
      | canceled  | task "A" is canceled                     |

  @PIPE-012 @must
  Scenario: Of a refusal the last two phases are shown the code
    Given a pool "P"
    When task "A" is submitted with:
      | labels | {"denies": "x", "sees-end": "x", "cleans-up": "x"} |
    And 20 ms pass
    Then "A" is refused with "POLICY_DENIED" [PIPE-012]
    And the log has 1 lines with: [PIPE-012]
      | plugin | sees-end      |
      | status | POLICY_DENIED |
    And the log has 1 lines with: [PIPE-012]
      | plugin | cleans-up     |
      | status | POLICY_DENIED |

  @PIPE-005 @must
  Scenario: A denial by policy reaches no engine and names no place
    Given a pool "P"
    When task "A" is submitted with:
      | labels | {"denies": "x"} |
    And task "B" is submitted
    And task "B" comes to be completed
    Then "A" is refused with "POLICY_DENIED" [PIPE-005(a)]
    And an engine was asked 0 times for task "A" [PIPE-005(a)]
    And an engine was asked 1 times for task "B" [PIPE-005(a)]
    And the answer to "A" never holds "{pool:P}" [PIPE-005(b)]
    And the answer to "A" never holds "rule-of" [PIPE-005(b)]

  @PIPE-016 @PIPE-001 @must
  Scenario: A retry of the engine's call runs no plugin and visits no phase again
    Given a pool "P" with:
      | retry.attempts_max | 3 |
      | retry.base_ms      | 1 |
      | retry.cap_ms       | 2 |
    When the next task of pool "P" fails by http-503
    And the next task of pool "P" fails by http-503
    And task "A" is submitted with:
      | labels | {"m-early": "x", "goes-on": "x", "after": "x"} |
    And task "A" comes to be completed
    And the log tells the end of task "A"
    Then the engines of pool "P" were asked 3 times [PIPE-016]
    And the plugins that ran for task "A" are, in this order: [PIPE-016]
      | m-early | goes-on | after |
    And the record of task "A" has all phases in their order, each visited [PIPE-001(c)]
