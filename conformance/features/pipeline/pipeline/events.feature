Feature: Published events
  What happens to tasks is told to files and webhooks, which can do no harm.

  Background:
    Given a server with:
      | network.private_addresses | ["127.0.0.0/8"]                                                  |
      | events.sinks              | []                                                               |
      | events.sinks.0            | {"id": "lines", "kind": "file", "path": "{folder}/events"}       |
      | events.sinks.1            | {"id": "hook", "kind": "webhook", "url": "{webhook:takes}"}      |
      | events.sinks.2            | {"id": "bad", "kind": "webhook", "url": "{webhook:refuses}"}     |
      | events.sinks.3            | {"id": "stuck", "kind": "webhook", "url": "{webhook:hangs}"}     |
    And a server with the plugins:
      | id     | phase     | order | does   | strategy |
      | denies | AUTHORIZE | 10    | denies | continue |

  @EVT-001 @EVT-002 @EVT-003 @ASY-PIPE-007 @PIPE-020 @must
  Scenario: A task that completes is told from its admission to its end, the same to each receiver
    Given a pool "P"
    And the engines of pool "P" answer:
      | one | two |
    When task "A" is submitted
    And reader "R" follows task "A"
    And reader "R" has the end of the stream
    And task "A" comes to be completed
    And the file "events" is read up to the end of task "A"
    And the "webhook takes" gets the end of task "A"
    Then the "file events" gets of task "A" the events: [EVT-001(a), ASY-PIPE-007(a)]
      | admitted | started | first-piece | completed |
    And the "webhook takes" gets of task "A" the events: [EVT-001(a), ASY-PIPE-007(b), EVT-002(d)]
      | admitted | started | first-piece | completed |
    And the events that the "file events" gets of task "A" count from 0 without a gap [EVT-003(a), ASY-PIPE-007(a)]
    And each event that the "file events" gets of task "A" has: [EVT-003(a), PIPE-020]
      | job_id    | {"$matches": "."}       |
      | task_id   | {task:A}                |
      | tenant_id | {tenant:}               |
      | at_ms     | {"$min": 1600000000000} |
    And each event that the "webhook takes" gets of task "A" has: [EVT-003(a), PIPE-020]
      | tenant_id | {tenant:} |
    And the record of task "A" lists what the "file events" gets [EVT-003(c)]
    And the record of task "A" lists what the "webhook takes" gets [EVT-003(c)]
    And reader "R" gets the text "onetwo" [EVT-002(a), EVT-002(b)]
    And the stream of reader "R" ends with "end" [EVT-002(a), EVT-002(b)]
    And the record of task "A" has: [EVT-002(a)]
      | state | completed |

  @EVT-001 @PIPE-012 @must
  Scenario: Each attempt is told as started, and the end with the code of the failure
    Given a pool "P" with:
      | retry.attempts_max | 2 |
      | retry.base_ms      | 1 |
      | retry.cap_ms       | 2 |
    When every attempt at task "A" in pool "P" fails by http-503
    And task "A" is submitted
    And task "A" comes to be failed
    And the file "events" is read up to the end of task "A"
    Then the "file events" gets of task "A" 1 event with: [EVT-001(a)]
      | type | admitted |
    And the "file events" gets of task "A" 2 events with: [EVT-001(b)]
      | type | started |
    And the "file events" gets of task "A" 1 event with: [EVT-001(a), PIPE-012]
      | type       | failed            |
      | state      | failed            |
      | error_code | REPLICA_EXHAUSTED |
    And the "file events" gets of task "A" 0 events with: [EVT-001(a)]
      | type | {"$oneOf": ["completed", "canceled", "evicted", "expired"]} |
    And the record of task "A" lists what the "file events" gets [EVT-001(b)]

  @EVT-001 @PIPE-012 @must
  Scenario: Tasks that end while they wait have one beginning and one end
    Given a pool "P" with:
      | queue.capacity        | 1        |
      | queue.full_policy     | drop-lru |
      | priors.first_token_ms | 1        |
      | priors.token_ms       | 0        |
    And the engines of pool "P" hold every task
    When task "A" is submitted
    And an engine works at task "A"
    And task "B" is submitted
    And task "C" is submitted with:
      | deadline_ms | 1500 |
    And task "B" comes to be evicted
    And task "C" comes to be expired
    And task "D" is submitted
    And task "D" is canceled
    And the "webhook takes" gets the end of task "B"
    And the "webhook takes" gets the end of task "C"
    And the "webhook takes" gets the end of task "D"
    Then the "webhook takes" gets of task "B" the events: [EVT-001(a), EVT-001(b), PIPE-012]
      | admitted | evicted |
    And the "webhook takes" gets of task "C" the events: [EVT-001(a), EVT-001(b), PIPE-012]
      | admitted | expired |
    And the "webhook takes" gets of task "D" the events: [EVT-001(a), PIPE-012]
      | admitted | canceled |

  @EVT-001 @must
  Scenario: A refused submission is neither begun nor ended
    Given a pool "P" with:
      | queue.capacity | 1 |
    And the engines of pool "P" hold every task
    When task "A" is submitted
    And an engine works at task "A"
    And task "B" is submitted
    And task "C" is submitted
    And task "B" is canceled
    And the "webhook takes" gets the end of task "B"
    Then "C" is refused with "ADMISSION_REJECT" [EVT-001(c)]
    And the "webhook takes" gets 0 events with: [EVT-001(c)]
      | task_id | {task:C} |
    And the "webhook takes" gets 2 events with: [EVT-001(c)]
      | task_id | {task:B} |

  @EVT-004 @must
  Scenario: A denial by policy is told with its rule and without the prompt
    Given a pool "P"
    When task "A" is submitted with:
      | labels | {"denies": "x"} |
    And task "B" is submitted
    And task "B" comes to be completed
    And the "webhook takes" gets the end of task "B"
    Then "A" is refused with "POLICY_DENIED" [EVT-004]
    And the "webhook takes" gets 1 event with: [EVT-004]
      | type    | policy-violation |
      | task_id | {task:A}         |
      | rule    | rule-of-denies   |
      | reason  | deny             |
    And the "webhook takes" gets nothing with "{mark}" [EVT-004]

  @ASY-PIPE-007 @EVT-002 @must
  Scenario: A webhook that refuses or hangs has failed, the next event waits until then, and each loss is counted
    Given a pool "P"
    And a server with:
      | network.private_addresses | ["127.0.0.0/8"]                                                              |
      | events.sinks              | []                                                                           |
      | events.sinks.0            | {"id": "bad", "kind": "webhook", "url": "{webhook:refuses}"}                 |
      | events.sinks.1            | {"id": "slow", "kind": "webhook", "url": "{webhook:hangs}", "timeout_ms": 200} |
      | events.sinks.2            | {"id": "hook", "kind": "webhook", "url": "{webhook:takes}"}                  |
      | events.sinks.3            | {"id": "spare", "kind": "webhook", "url": "{webhook:takes}"}                 |
      | plugins                   | []                                                                           |
    And a server of its own
    When task "A" is submitted
    And task "A" comes to be completed
    And the metrics come to show "event_sink_drops_total" as "M":
      | sink  | bad |
      | value | 4   |
    And the metrics come to show "event_sink_drops_total" as "N":
      | sink  | slow |
      | value | 4    |
    Then the "webhook hangs" gets "started" of task "A" at least 190 ms after that is sent [ASY-PIPE-007(b)]
    And the "webhook hangs" gets of task "A" the events: [ASY-PIPE-007(b)]
      | admitted | started | first-piece | completed |
    And in "M" the metric "event_sink_drops_total" has: [ASY-PIPE-007(c)]
      | sink  | bad |
      | value | 4   |
    And in "N" the metric "event_sink_drops_total" has: [ASY-PIPE-007(c)]
      | sink  | slow |
      | value | 4    |
    And in "N" the metric "event_sink_drops_total" has: [EVT-002(d), ASY-PIPE-007(c)]
      | sink  | hook |
      | value | 0    |

  @EVT-002 @must
  Scenario: What goes beyond the buffer of a receiver is dropped and counted, and up to it nothing is
    Given a pool "P"
    And a server with:
      | network.private_addresses | ["127.0.0.0/8"]                                                                                   |
      | events.sinks              | []                                                                                                |
      | events.sinks.0            | {"id": "tight", "kind": "webhook", "url": "{webhook:hangs}", "buffer_max": 4, "timeout_ms": 60000} |
      | plugins                   | []                                                                                                |
    And a server of its own
    When task "A" is submitted
    And reader "R" follows task "A"
    And reader "R" has the end of the stream
    And the metrics are read as "full"
    And task "B" is submitted
    And reader "S" follows task "B"
    And reader "S" has the end of the stream
    And the metrics are read as "over"
    And task "A" comes to be completed
    Then the record of task "A" has: [EVT-002(c)]
      | events.# | 4 |
    And in "full" the metric "event_sink_drops_total" has: [EVT-002(c)]
      | sink  | tight |
      | value | 0     |
    And in "over" the metric "event_sink_drops_total" has: [EVT-002(c)]
      | sink  | tight                  |
      | value | {"$min": 3, "$max": 4} |
    And the stream of reader "S" ends with "end" [EVT-002(b)]
