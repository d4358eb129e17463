Feature: The log
  Lines of JSON with fixed names, from which the way of each task can be followed.

  @ORCH-3027 @ORCH-3094 @must
  Scenario: Each line about a task names its job, its exchange and what it asked for
    Given a pool "P"
    And the engines of pool "P" answer:
      | one | two |
    And the tenant of the case has:
      | weight | 3 |
    When task "A" is submitted with:
      | priority    | batch |
      | deadline_ms | 45000 |
    And reader "R" follows task "A"
    And reader "R" has the end of the stream
    And the log tells the end of task "A"
    Then every line of the log about task "A" has: [ORCH-3027(a)]
      | job_id         | {"$matches": "."}                  |
      | correlation_id | {"$matches": "^[A-Za-z0-9._-]+$"}  |
      | msg            | {"$exists": true}                  |
      | time           | {"$min": 1600000000000}            |
    And every line of the log about task "A" has: [ORCH-3094]
      | tenant_id           | {tenant:}              |
      | priority            | batch                  |
      | weight              | 3                      |
      | deadline_ms         | 45000                  |
      | on_time_probability | {"$min": 0, "$max": 1} |
      | preempted           | false                  |

  @ORCH-3027 @must
  Scenario: The line that ends a task says with what it ran
    Given a pool "P" with:
      | model.quant                          | Q4_K_M |
      | replica_set.sampler_profile_version  | sp-7   |
      | version                              | b77-ab |
    And the engines of pool "P" hold every task
    When task "A" is submitted with:
      | ctx        | 512         |
      | session_id | {uuid:talk} |
    And reader "R" follows task "A"
    And an engine works at task "A"
    And the engine gives task "A" the pieces:
      | one | two | three |
    And the engine ends task "A", having read 11 tokens and written 3
    And reader "R" has the end of the stream
    And the log tells the end of task "A"
    Then the log tells the end of task "A" once, with: [ORCH-3027(b)]
      | state                   | completed         |
      | session_id              | {uuid:talk}       |
      | engine                  | llamacpp          |
      | pool_id                 | {pool:P}          |
      | replica_id              | {replica:P.1}     |
      | model_id                | {model:P}         |
      | quant                   | Q4_K_M            |
      | ctx                     | 512               |
      | engine_version          | b77-ab            |
      | sampler_profile_version | sp-7              |
      | kv_warmth               | false             |
      | queue_time_ms           | {"$min": 0}       |
      | decode_time_ms          | {"$min": 0}       |
      | tokens_in               | 11                |
      | tokens_out              | 3                 |

  @ORCH-3027 @must
  Scenario: What does not apply to a task is not in its line
    Given a pool "P"
    And the engines of pool "P" hold every task
    When task "A" is submitted
    And an engine works at task "A"
    And task "B" is submitted
    And task "B" is canceled
    And the log tells the end of task "B"
    Then the log tells the end of task "B" once, with: [ORCH-3027(c)]
      | state                   | canceled           |
      | queue_time_ms           | {"$min": 0}        |
      | session_id              | {"$exists": false} |
      | replica_id              | {"$exists": false} |
      | engine_version          | {"$exists": false} |
      | quant                   | {"$exists": false} |
      | sampler_profile_version | {"$exists": false} |
      | decode_time_ms          | {"$exists": false} |
      | tokens_in               | {"$exists": false} |

  @ORCH-3027 @OC-CORE-1040 @must
  Scenario: A task that is evicted while it waits leaves one line of its end
    Given a pool "P" with:
      | queue.capacity    | 1        |
      | queue.full_policy | drop-lru |
    And the engines of pool "P" hold every task
    When task "A" is submitted
    And an engine works at task "A"
    And task "B" is submitted
    And task "C" is submitted
    And the log tells the end of task "B"
    And task "C" is canceled
    And the log tells the end of task "C"
    Then the log tells the end of task "B" once, with: [OC-CORE-1040(a), OC-CORE-1040(b), ORCH-3027(b)]
      | state           | evicted             |
      | code            | QUEUE_FULL_DROP_LRU |
      | eviction_events | {"$min": 1}         |

  @OC-CORE-1040 @must
  Scenario: A task that expires while it waits leaves one line of its end
    Given a pool "P" with:
      | priors.first_token_ms | 1 |
      | priors.token_ms       | 0 |
    And the engines of pool "P" hold every task
    When task "A" is submitted
    And an engine works at task "A"
    And task "B" is submitted with:
      | deadline_ms | 1500 |
    And the log tells the end of task "B"
    And the record of task "B" is read
    And task "A" is canceled
    And the log tells the end of task "A"
    Then the log tells the end of task "B" once, with: [OC-CORE-1040(a), OC-CORE-1040(b)]
      | state | expired        |
      | code  | DEADLINE_UNMET |
    And the record of task "B" has: [OC-CORE-1040(b)]
      | state | expired |

  @OC-CORE-1040 @must
  Scenario: A task that is canceled while it waits leaves one line of its end
    Given a pool "P"
    And the engines of pool "P" hold every task
    When task "A" is submitted
    And an engine works at task "A"
    And task "B" is submitted
    And task "B" is canceled
    And task "B" is canceled
    And task "A" is canceled
    And the log tells the end of task "A"
    And the record of task "B" is read
    Then the log tells the end of task "B" once, with: [OC-CORE-1040(a), OC-CORE-1040(b)]
      | state | canceled |
    And the record of task "B" has: [OC-CORE-1040(b)]
      | state | canceled |

  @OC-CORE-1040 @must
  Scenario: A task that fails leaves one line with the state of its record
    Given a pool "P" with:
      | retry.attempts_max | 1 |
    And the engines of pool "P" answer:
      | one |
    When the next task of pool "P" fails by http-400
    And task "A" is submitted
    And task "A" comes to be failed
    And task "B" is submitted
    And task "B" comes to be completed
    And the log tells the end of task "B"
    Then the log tells the end of task "A" once, with: [OC-CORE-1040(b)]
      | state | failed         |
      | code  | INVALID_PARAMS |
    And the log tells the end of task "B" once, with: [OC-CORE-1040(b)]
      | state | completed |

  @ORCH-3029 @must
  Scenario: Position and predicted start are told in the log as in the stream
    Given a pool "P"
    And the engines of pool "P" hold every task
    When task "A" is submitted
    And an engine works at task "A"
    And task "B" is submitted
    And task "C" is submitted
    And reader "R" follows task "C"
    And reader "R" has frame "started"
    And task "C" is canceled
    And the log tells the end of task "C"
    Then frame "started" of reader "R" has: [ORCH-3029]
      | queue_position     | 1           |
      | predicted_start_ms | {"$min": 1} |
    And the admission of task "C" is told in the log as in frame "started" of reader "R": [ORCH-3029]
      | queue_position | predicted_start_ms |

  @OC-CTRL-2051 @must
  Scenario: Admission, dispatch and end of a task stand in the log in that order
    Given a pool "P"
    And the engines of pool "P" hold every task
    When task "A" is submitted
    And an engine works at task "A"
    And task "B" is submitted
    And task "A" is canceled
    And an engine works at task "B"
    And the engine ends task "B"
    And the log tells the end of task "B"
    Then the log tells of task "B" in this order: [OC-CTRL-2051(a)]
      | queue_position | attempt | replica_id    | state     |
      | 0              |         |               |           |
      |                | 1       | {replica:P.1} |           |
      |                |         | {replica:P.1} | completed |
    And the log tells task "B" 1 time with: [OC-CTRL-2051(a)]
      | attempt | 1                  |
      | state   | {"$not": "completed"} |

  @OC-CTRL-2051 @must
  Scenario: Each further attempt leaves a line of its own
    Given a pool "P" with:
      | retry.attempts_max | 3 |
      | retry.base_ms      | 1 |
      | retry.cap_ms       | 2 |
    And the engines of pool "P" answer:
      | one |
    When the next task of pool "P" fails by http-503
    And the next task of pool "P" fails by http-503
    And task "A" is submitted
    And the log tells the end of task "A"
    Then the log tells of task "A" in this order: [OC-CTRL-2051(b)]
      | attempt | replica_id    | state     |
      | 1       | {replica:P.1} |           |
      | 2       | {replica:P.1} |           |
      | 3       | {replica:P.1} |           |
      |         |               | completed |
