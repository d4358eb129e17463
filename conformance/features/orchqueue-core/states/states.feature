Feature: States

  @ASY-STATE-001 @must
  Scenario: The states of tasks are seven, wherever one is told
    Given a pool "P" with:
      | queue.capacity           | 1        |
      | queue.full_policy        | drop-lru |
      | queue.eta_aware_eviction | false    |
      | priors.first_token_ms    | 0        |
      | priors.token_ms          | 0        |
    And the engines of pool "P" hold every task after:
      | "one" |
    When task "A" is submitted
    And an engine works at task "A"
    And task "B" is submitted with:
      | deadline_ms | 5000 |
    And reader "R" follows task "B"
    And the record of task "B" is read
    And reader "R" has the end of the stream
    And the record of task "B" is read
    And task "C" is submitted
    And task "D" is submitted
    And task "C" comes to be evicted
    And task "D" is canceled
    And the record of task "D" is read
    And task "A" comes to be running
    And the engine ends task "A"
    And task "A" comes to be completed
    And task "E" is submitted
    And the engine fails task "E" by truncate
    And task "E" comes to be failed
    And the client calls listTasks as "L"
    Then every state that is told is one of these, and each is: [ASY-STATE-001(a)]
      | queued | running | completed | failed | canceled | evicted | expired |
    And the answer to "L" has: [ASY-STATE-001(a)]
      | items.# | 5 |

  @ASY-STATE-001 @must
  Scenario Outline: A task that is <state> stays so
    Given a pool "P" with:
      | queue.capacity           | 1        |
      | queue.full_policy        | drop-lru |
      | queue.eta_aware_eviction | false    |
      | priors.first_token_ms    | 0        |
      | priors.token_ms          | 0        |
    And the engines of pool "P" hold every task after:
      | "one" |
    When task "X" is submitted
    And an engine works at task "X"
    And task "A" is submitted with:
      | deadline_ms | <deadline> |
    And <first>
    And <then>
    And task "A" comes to be <state>
    And task "A" is canceled
    And task "A" is submitted with:
      | deadline_ms | <deadline> |
    And task "Y" is submitted
    And the record of task "A" is read
    Then the record of task "A" has: [ASY-STATE-001(b)]
      | state | <state> |
    And the answer to "A/createTask" has: [ASY-STATE-001(b)]
      | state | <state> |
    And the answer to "A/cancelTask" has status 204 [ASY-STATE-001(b)]

    Examples:
      | state     | deadline | first                                  | then                                  |
      | completed | 60000    | the slot goes from task "X" to task "A" | the engine ends task "A"              |
      | failed    | 60000    | the slot goes from task "X" to task "A" | the engine fails task "A" by truncate |
      | canceled  | 60000    | the record of task "A" is read         | task "A" is canceled                  |
      | evicted   | 60000    | the record of task "A" is read         | task "B" is submitted                 |
      | expired   | 5000     | the record of task "A" is read         | task "A" comes to be expired          |

  @ASY-STATE-002 @must
  Scenario Outline: A queued task becomes <state>, and no engine ever gets it
    Given a pool "P" with:
      | queue.capacity           | 1        |
      | queue.full_policy        | drop-lru |
      | queue.eta_aware_eviction | false    |
      | priors.first_token_ms    | 0        |
      | priors.token_ms          | 0        |
    And the engines of pool "P" hold every task
    When task "X" is submitted
    And an engine works at task "X"
    And task "A" is submitted with:
      | deadline_ms | <deadline> |
    And the record of task "A" is read
    And reader "R" follows task "A"
    And <step>
    And reader "R" has the end of the stream
    And task "A" comes to be <state>
    Then the answer to "A/getTask#1" has: [<clause>]
      | state      | queued |
      | attempts.# | 0      |
    And the record of task "A" has: [<clause>]
      | state      | <state> |
      | attempts.# | 0       |
    And the stream of reader "R" ends with the error "<code>" [<clause>]
    And an engine was asked 0 times for task "A" [<clause>]
    And the record of task "A" tells the moves "admitted, <state>" [<clause>]

    Examples:
      | state    | deadline | step                         | clause           | code                |
      | evicted  | 60000    | task "B" is submitted        | ASY-STATE-002(b) | QUEUE_FULL_DROP_LRU |
      | expired  | 5000     | an engine works at task "X"  | ASY-STATE-002(c) | DEADLINE_UNMET      |
      | canceled | 60000    | task "A" is canceled         | ASY-STATE-002(d) | CANCELED            |

  @ASY-STATE-002 @ASY-STATE-003 @must
  Scenario: A queued task becomes running when an attempt is dispatched, and then completed
    Given a pool "P"
    And the engines of pool "P" hold every task
    When task "X" is submitted
    And an engine works at task "X"
    And task "A" is submitted
    And the record of task "A" is read
    And the slot goes from task "X" to task "A"
    And task "A" comes to be running
    And the engine gives task "A" the pieces:
      | "one" |
    And the engine ends task "A"
    And task "A" comes to be completed
    Then the answer to "A/getTask#1" has: [ASY-STATE-002(a)]
      | state | queued |
    And the record of task "A" has: [ASY-STATE-002(a), ASY-STATE-003(a)]
      | state              | completed |
      | attempts.#         | 1         |
      | attempts.0.outcome | completed |
    And the record of task "A" tells the moves "admitted, started, first-piece, completed" [ASY-STATE-003(a)]
    And an engine is asked for task "A" only after the step 'the slot goes from task "X" to task "A"' [ASY-STATE-002(a)]

  @ASY-STATE-002 @must
  Scenario: A queued task fails where no candidate is left that could serve it
    Given a pool "P" with:
      | retry.attempts_max | 2 |
      | retry.base_ms      | 0 |
      | retry.cap_ms       | 0 |
    And the engines of pool "P" hold every task
    When task "X" is submitted
    And an engine works at task "X"
    And task "A" is submitted
    And the record of task "A" is read
    And reader "R" follows task "A"
    And the next task of pool "P" fails by close
    And the next task of pool "P" fails by http-500
    And the engine ends task "X"
    And reader "R" has the end of the stream
    And task "A" comes to be failed
    Then the answer to "A/getTask#1" has: [ASY-STATE-002(e)]
      | state | queued |
    And the stream of reader "R" ends with "error" and: [ASY-STATE-002(e)]
      | code               | REPLICA_EXHAUSTED |
      | details.attempts.# | 2                 |
    And the record of task "A" has: [ASY-STATE-002(e)]
      | state      | failed            |
      | error.code | REPLICA_EXHAUSTED |
    And an engine was asked 2 times for task "A" [ASY-STATE-002(e)]

  @ASY-STATE-003 @must
  Scenario Outline: A running task becomes <state>
    Given a pool "P"
    And the engines of pool "P" hold every task after:
      | "one" |
    When task "A" is submitted
    And reader "R" follows task "A"
    And reader "R" has frame "token"
    And the record of task "A" is read
    And <step>
    And reader "R" has the end of the stream
    And task "A" comes to be <state>
    Then the answer to "A/getTask#1" has: [ASY-STATE-003(a)]
      | state | running |
    And the record of task "A" tells the moves "<moves>" [ASY-STATE-003(a)]
    And an engine was asked 1 times for task "A" [ASY-STATE-003(a)]

    Examples:
      | state     | step                                  | moves                                                  |
      | completed | the engine ends task "A"              | admitted, started, first-piece, completed              |
      | failed    | the engine fails task "A" by truncate | admitted, started, first-piece, attempt-failed, failed |
      | canceled  | task "A" is canceled                  | admitted, started, first-piece, canceled               |

  @ASY-STATE-009 @must
  Scenario: Running says that an engine is at work, and as many run as are counted
    Given a pool "P" with:
      | slots | 2 |
    And the engines of pool "P" hold every task
    When task "A" is submitted
    And an engine works at task "A"
    And task "B" is submitted
    And an engine works at task "B"
    And task "C" is submitted
    And task "A" comes to be running
    And the record of task "C" is read
    And the metrics are read as "M"
    And the engine ends task "B"
    And the engine ends task "A"
    And an engine works at task "C"
    And task "C" comes to be running
    And task "A" comes to be completed
    And task "B" comes to be completed
    And the metrics are read as "N"
    Then the answer to "C/getTask#1" has: [ASY-STATE-009(a)]
      | state      | queued |
      | attempts.# | 0      |
    And the answer to "A/getTask#1" has: [ASY-STATE-009(b)]
      | state                 | running       |
      | attempts.#            | 1             |
      | attempts.0.outcome    | running       |
      | attempts.0.engine     | {engine:P}    |
      | attempts.0.pool_id    | {pool:P}      |
      | attempts.0.replica_id | {replica:P.1} |
    And the record of task "A" has: [ASY-STATE-009(b)]
      | state              | completed |
      | attempts.0.outcome | completed |
    And in "M" the metric "tasks_running" has: [ASY-STATE-009(c)]
      | pool_id | {pool:P} |
      | value   | 2        |
    And in "N" the metric "tasks_running" has: [ASY-STATE-009(c)]
      | pool_id | {pool:P} |
      | value   | 1        |
