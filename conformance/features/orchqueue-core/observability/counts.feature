Feature: Counts of tasks
  Each count rises by one when its thing happens, and at no other time.

  @OC-CORE-1041 @ORCH-3028 @must
  Scenario: A task that completes raises what it passed, and nothing else
    Given a pool "P"
    And the engines of pool "P" hold every task
    When the metrics are read as "before"
    And task "A" is submitted
    And reader "R" follows task "A"
    And an engine works at task "A"
    And the engine gives task "A" the pieces:
      | one | two |
    And the engine ends task "A", having read 21 tokens and written 5
    And reader "R" has the end of the stream
    And the metrics are read as "after"
    Then from "before" to "after" the counts of pool "P" change by: [OC-CORE-1041(a)]
      | tasks_admitted_total  | 1 |
      | tasks_enqueued_total  | 1 |
      | tasks_started_total   | 1 |
      | tasks_completed_total | 1 |
      | tasks_failed_total    | 0 |
      | tasks_canceled_total  | 0 |
      | tasks_evicted_total   | 0 |
      | tasks_expired_total   | 0 |
    And from "before" to "after" the counts of pool "P" change by: [ORCH-3028(a), ORCH-3028(c)]
      | tokens_in_total              | 21 |
      | tokens_out_total             | 2  |
      | latency_first_token_ms_count | 1  |
      | latency_decode_ms_count      | 1  |
      | tasks_running                | 0  |
      | queue_depth                  | 0  |

  @OC-CORE-1041 @must
  Scenario: A task that fails is counted as failed by its code
    Given a pool "P"
    When the next task of pool "P" fails by http-400
    And the metrics are read as "before"
    And task "A" is submitted
    And task "A" comes to be failed
    And the metrics are read as "after"
    Then from "before" to "after" the counts of pool "P" change by: [OC-CORE-1041(a)]
      | tasks_admitted_total  | 1 |
      | tasks_enqueued_total  | 1 |
      | tasks_started_total   | 1 |
      | tasks_failed_total    | 1 |
      | tasks_completed_total | 0 |
      | tasks_canceled_total  | 0 |
      | tasks_evicted_total   | 0 |
      | tasks_expired_total   | 0 |
    And in "after" the metric "tasks_failed_total" has: [OC-CORE-1041(a)]
      | pool_id | {pool:P}       |
      | reason  | INVALID_PARAMS |
      | value   | 1              |

  @OC-CORE-1041 @must
  Scenario: A task that is canceled while it waits was never started
    Given a pool "P"
    And the engines of pool "P" hold every task
    When task "A" is submitted
    And an engine works at task "A"
    And the metrics are read as "before"
    And task "B" is submitted
    And task "B" is canceled
    And the metrics are read as "after"
    Then from "before" to "after" the counts of pool "P" change by: [OC-CORE-1041(a)]
      | tasks_admitted_total  | 1 |
      | tasks_enqueued_total  | 1 |
      | tasks_started_total   | 0 |
      | tasks_canceled_total  | 1 |
      | tasks_completed_total | 0 |
      | tasks_failed_total    | 0 |
      | tasks_evicted_total   | 0 |
      | tasks_expired_total   | 0 |

  @OC-CORE-1041 @must
  Scenario: A task that is evicted is counted as evicted by its code
    Given a pool "P" with:
      | queue.capacity    | 1        |
      | queue.full_policy | drop-lru |
    And the engines of pool "P" hold every task
    When task "A" is submitted
    And an engine works at task "A"
    And task "B" is submitted
    And the metrics are read as "before"
    And task "C" is submitted
    And task "B" comes to be evicted
    And the metrics are read as "after"
    Then from "before" to "after" the counts of pool "P" change by: [OC-CORE-1041(a)]
      | tasks_admitted_total  | 1 |
      | tasks_enqueued_total  | 1 |
      | tasks_started_total   | 0 |
      | tasks_evicted_total   | 1 |
      | tasks_completed_total | 0 |
      | tasks_failed_total    | 0 |
      | tasks_canceled_total  | 0 |
      | tasks_expired_total   | 0 |
      | queue_depth           | 0 |
    And in "after" the metric "tasks_evicted_total" has: [OC-CORE-1041(a)]
      | pool_id | {pool:P}            |
      | reason  | QUEUE_FULL_DROP_LRU |
      | value   | 1                   |

  @OC-CORE-1041 @must
  Scenario: A task whose deadline passes while it waits is counted as expired
    Given a pool "P" with:
      | priors.first_token_ms | 1 |
      | priors.token_ms       | 0 |
    And the engines of pool "P" hold every task
    When task "A" is submitted
    And an engine works at task "A"
    And the metrics are read as "before"
    And task "B" is submitted with:
      | deadline_ms | 1500 |
    And task "B" comes to be expired
    And the metrics are read as "after"
    Then from "before" to "after" the counts of pool "P" change by: [OC-CORE-1041(a)]
      | tasks_admitted_total  | 1 |
      | tasks_started_total   | 0 |
      | tasks_expired_total   | 1 |
      | tasks_completed_total | 0 |
      | tasks_failed_total    | 0 |
      | tasks_canceled_total  | 0 |
      | tasks_evicted_total   | 0 |

  @OC-CORE-1041 @must
  Scenario: A refused submission and a replay count as nothing that was admitted
    Given a pool "P" with:
      | queue.capacity | 1 |
    And the engines of pool "P" hold every task
    When task "A" is submitted
    And an engine works at task "A"
    And task "B" is submitted
    And the metrics are read as "before"
    And task "B" is submitted
    And task "C" is submitted
    And the metrics are read as "after"
    Then the answer to "B/createTask#2" has status 202 [OC-CORE-1041(a)]
    And "C" is refused with "ADMISSION_REJECT" [OC-CORE-1041(a)]
    And from "before" to "after" the counts of pool "P" change by: [OC-CORE-1041(a)]
      | tasks_admitted_total | 0 |
      | tasks_enqueued_total | 0 |
      | tasks_started_total  | 0 |
      | queue_depth          | 0 |
      | tasks_running        | 0 |

  @OC-CORE-1041 @must
  Scenario: Gauges say what waits and runs at the moment of the scrape, by class
    Given a pool "P"
    And the engines of pool "P" hold every task
    When the metrics are read as "idle"
    And task "A" is submitted
    And an engine works at task "A"
    And task "B" is submitted
    And task "C" is submitted with:
      | priority | batch |
    And task "D" is submitted with:
      | priority | batch |
    And the metrics are read as "busy"
    And task "D" is canceled
    And the engine ends task "A"
    And task "A" comes to be completed
    And an engine works at task "B"
    And the metrics are read as "later"
    Then in "idle" the metric "tasks_running" has: [OC-CORE-1041(b)]
      | pool_id | {pool:P} |
      | value   | 0        |
    And in "busy" the metric "tasks_running" has: [OC-CORE-1041(b)]
      | pool_id  | {pool:P}    |
      | priority | interactive |
      | value    | 1           |
    And in "busy" the metric "queue_depth" has: [OC-CORE-1041(b)]
      | pool_id  | {pool:P}    |
      | priority | interactive |
      | value    | 1           |
    And in "busy" the metric "queue_depth" has: [OC-CORE-1041(b)]
      | pool_id  | {pool:P} |
      | priority | batch    |
      | value    | 2        |
    And in "busy" the metric "active_leases" has: [OC-CORE-1041(b)]
      | pool_id | {pool:P} |
      | value   | 1        |
    And in "later" the metric "queue_depth" has: [OC-CORE-1041(b)]
      | pool_id  | {pool:P}    |
      | priority | interactive |
      | value    | 0           |
    And in "later" the metric "queue_depth" has: [OC-CORE-1041(b)]
      | pool_id  | {pool:P} |
      | priority | batch    |
      | value    | 1        |
    And in "later" the metric "tasks_running" has: [OC-CORE-1041(b)]
      | pool_id | {pool:P} |
      | value   | 1        |

  @ASY-METRIC-001 @must
  Scenario: What came is what ended, waits or runs
    Given a pool "P" with:
      | queue.capacity        | 2        |
      | queue.full_policy     | drop-lru |
      | priors.first_token_ms | 1        |
      | priors.token_ms       | 0        |
    And the engines of pool "P" hold every task
    When task "A" is submitted
    And an engine works at task "A"
    And task "E" is submitted with:
      | deadline_ms | 1500 |
    And task "E" comes to be expired
    And the engine ends task "A"
    And task "A" comes to be completed
    And the next task of pool "P" fails by http-400
    And task "B" is submitted
    And task "B" comes to be failed
    And task "C" is submitted
    And an engine works at task "C"
    And task "D" is submitted
    And task "D" is canceled
    And the metrics are read as "early"
    And task "F" is submitted
    And task "G" is submitted
    And task "H" is submitted
    And task "F" comes to be evicted
    And the metrics are read as "late"
    Then in "early" no task of pool "P" is lost, of at least 5 [ASY-METRIC-001(a)]
    And in "late" no task of pool "P" is lost, of at least 8 [ASY-METRIC-001(a)]
    And in "late" the metric "queue_depth" has: [ASY-METRIC-001(a)]
      | pool_id | {pool:P} |
      | value   | 2        |

  @ASY-METRIC-004 @must
  Scenario: What is counted before a replica is known names none
    Given a pool "P"
    When task "A" is submitted
    And task "A" comes to be completed
    And the metrics are read as "M"
    Then in "M" each sample of "tasks_enqueued_total" has the labels: [ASY-METRIC-004]
      | engine | pool_id | priority |
    And in "M" each sample of "tasks_admitted_total" has the labels: [ASY-METRIC-004]
      | engine | pool_id | priority |
    And in "M" each sample of "tasks_started_total" has the labels: [ASY-METRIC-004]
      | engine | engine_version | pool_id | replica_id | priority |

  @ASY-METRIC-006 @must
  Scenario: A client's cancel is counted under client
    Given a pool "P"
    And the engines of pool "P" hold every task
    When task "A" is submitted
    And an engine works at task "A"
    And task "A" is canceled
    And task "A" is canceled
    And the metrics are read as "M"
    Then in "M" the metric "tasks_canceled_total" has: [ASY-METRIC-006]
      | pool_id | {pool:P} |
      | reason  | client   |
      | value   | 1        |
    And in "M" the metric "tasks_canceled_total" has: [ASY-METRIC-006]
      | pool_id | {pool:P} |
      | value   | 1        |

  @ASY-METRIC-006 @must
  Scenario: The end of a session is counted under session-deleted
    Given a pool "P"
    And the engines of pool "P" hold every task
    When task "A" of session "talk" is submitted
    And an engine works at task "A"
    And session "talk" is deleted as "D"
    And task "A" comes to be canceled
    And the metrics are read as "M"
    Then in "M" the metric "tasks_canceled_total" has: [ASY-METRIC-006]
      | pool_id | {pool:P}        |
      | reason  | session-deleted |
      | value   | 1               |
    And in "M" the metric "tasks_canceled_total" has: [ASY-METRIC-006]
      | pool_id | {pool:P} |
      | value   | 1        |

  @ASY-METRIC-006 @ASY-METRIC-008 @must
  Scenario: Readers are counted while they are there, and a lost one's task under disconnected
    Given a pool "P"
    And the engines of pool "P" hold every task
    And a server with:
      | streams.reattach_grace_ms | 10 |
    And a server of its own
    When the metrics are read as "before"
    And task "A" is submitted
    And an engine works at task "A"
    And reader "R" follows task "A"
    And reader "R" has frame "started"
    And reader "S" follows task "A"
    And reader "S" has frame "started"
    And the metrics are read as "watched"
    And reader "R" hangs up
    And the metrics come to show "streams_open" as "one left":
      | value | 1 |
    And reader "S" hangs up
    And task "A" comes to be canceled
    And the metrics are read as "after"
    Then in "before" the metric "streams_open" has: [ASY-METRIC-008(a)]
      | value | 0 |
    And in "watched" the metric "streams_open" has: [ASY-METRIC-008(a)]
      | value | 2 |
    And in "one left" the metric "reader_disconnects_total" has: [ASY-METRIC-008(b)]
      | reason | client |
      | value  | 1      |
    And in "after" the metric "streams_open" has: [ASY-METRIC-008(a)]
      | value | 0 |
    And in "after" the metric "reader_disconnects_total" has: [ASY-METRIC-008(b)]
      | reason | client |
      | value  | 2      |
    And in "after" the metric "reader_disconnects_total" has: [ASY-METRIC-008(b)]
      | value | 2 |
    And in "after" the metric "tasks_canceled_total" has: [ASY-METRIC-006]
      | pool_id | {pool:P}     |
      | reason  | disconnected |
      | value   | 1            |

  @ASY-METRIC-008 @must
  Scenario: A reader who saw the end did not leave
    Given a pool "P"
    And a server with:
      | streams.reattach_grace_ms | 11 |
    When task "A" is submitted
    And reader "R" follows task "A"
    And reader "R" has the end of the stream
    And the metrics come to show "streams_open" as "M":
      | value | 0 |
    Then the stream of reader "R" ends with "end" [ASY-METRIC-008(b)]
    And in "M" the metric "reader_disconnects_total" has: [ASY-METRIC-008(b)]
      | value | 0 |

  @ASY-METRIC-010 @must
  Scenario: Each attempt is counted by the replica that made it and by its outcome
    Given a pool "P" with:
      | version            | b5-x |
      | retry.attempts_max | 2    |
      | retry.base_ms      | 1    |
      | retry.cap_ms       | 2    |
    When the next task of pool "P" fails by http-503
    And task "A" is submitted
    And task "A" comes to be completed
    And from now on the engines of pool "P" hold every task
    And task "B" is submitted
    And an engine works at task "B"
    And task "B" is canceled
    And task "B" comes to be canceled
    And the metrics come to show "active_leases" as "M":
      | pool_id | {pool:P} |
      | value   | 0        |
    Then in "M" the metric "engine_attempts_total" has: [ASY-METRIC-010(a)]
      | engine         | llamacpp      |
      | engine_version | b5-x          |
      | pool_id        | {pool:P}      |
      | replica_id     | {replica:P.1} |
      | outcome        | failed        |
      | value          | 1             |
    And in "M" the metric "engine_attempts_total" has: [ASY-METRIC-010(a)]
      | pool_id | {pool:P}  |
      | outcome | completed |
      | value   | 1         |
    And in "M" the metric "engine_attempts_total" has: [ASY-METRIC-010(a)]
      | pool_id | {pool:P} |
      | outcome | canceled |
      | value   | 1        |
    And in "M" the metric "engine_attempts_total" has: [ASY-METRIC-010(a)]
      | pool_id | {pool:P} |
      | value   | 3        |

  @ASY-METRIC-010 @must
  Scenario: Evicted sessions and reloads of the configuration are counted
    Given a pool "P"
    And a server of its own
    When task "A" of session "talk" is submitted
    And task "A" comes to be completed
    And the metrics are read as "before"
    And session "talk" is deleted as "D"
    And the admin calls reloadConfig as "good"
    And the metrics are read as "once"
    And the configuration becomes:
      | streams.heartbeat_ms | -1 |
    And the admin calls reloadConfig as "bad"
    And the metrics are read as "twice"
    Then from "before" to "once" the counts change by "session_evictions_total 1" with: [ASY-METRIC-010(c)]
      | reason | deleted |
    And from "before" to "once" the counts change by "session_evictions_total 0" with: [ASY-METRIC-010(c)]
      | reason | expired |
    And from "before" to "once" the counts change by "config_reloads_total 1" with: [ASY-METRIC-010(d)]
      | result | pass |
    And from "before" to "once" the counts change by "config_reloads_total 0" with: [ASY-METRIC-010(d)]
      | result | fail |
    And "bad" is refused with "CONFIG_INVALID" [ASY-METRIC-010(d)]
    And from "once" to "twice" the counts change by "config_reloads_total 1" with: [ASY-METRIC-010(d)]
      | result | fail |
    And from "once" to "twice" the counts change by "config_reloads_total 0" with: [ASY-METRIC-010(d)]
      | result | pass |

  @ASY-METRIC-010 @must @needs-plugins
  Scenario: Plugins are counted by their outcome, at 0 from the start
    Given a pool "P"
    And a server with the plugins:
      | id      | phase         | order | does     | strategy | timeout_ms |
      | runs    | PRE_VALIDATE  | 10    | runs     |          |            |
      | fails   | VALIDATE      | 10    | throws   | continue |            |
      | slow    | VALIDATE      | 20    | overruns | continue | 30         |
      | answers | PRE_INFERENCE | 10    | answers  |          |            |
    And a server of its own
    When the metrics are read as "before"
    And task "A" is submitted with:
      | labels | {"runs": "x", "fails": "x", "slow": "x", "answers": "x"} |
    And task "A" comes to be completed
    And task "B" is submitted
    And task "B" comes to be completed
    And the metrics are read as "after"
    Then in "before" the metric "plugin_outcomes_total" has: [ASY-METRIC-010(b)]
      | plugin  | runs |
      | outcome | ok   |
      | value   | 0    |
    And in "after" the metric "plugin_outcomes_total" has: [ASY-METRIC-010(b)]
      | plugin  | runs         |
      | phase   | PRE_VALIDATE |
      | outcome | ok           |
      | value   | 1            |
    And in "after" the metric "plugin_outcomes_total" has: [ASY-METRIC-010(b)]
      | plugin  | runs    |
      | outcome | skipped |
      | value   | 1       |
    And in "after" the metric "plugin_outcomes_total" has: [ASY-METRIC-010(b)]
      | plugin  | fails  |
      | outcome | failed |
      | value   | 1      |
    And in "after" the metric "plugin_outcomes_total" has: [ASY-METRIC-010(b)]
      | plugin  | slow    |
      | outcome | timeout |
      | value   | 1       |
    And in "after" the metric "plugin_outcomes_total" has: [ASY-METRIC-010(b)]
      | plugin  | answers       |
      | outcome | short_circuit |
      | value   | 1             |
    And in "after" the metric "plugin_outcomes_total" has: [ASY-METRIC-010(b)]
      | value | 8 |
