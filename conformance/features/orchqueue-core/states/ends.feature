Feature: A task ends once

  @ASY-STATE-008 @must
  Scenario Outline: Record, last frame and metrics tell that a running task became <state>
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
    And task "A" is submitted
    And reader "R" follows task "A"
    And the slot goes from task "X" to task "A"
    And <step>
    And reader "R" has the end of the stream
    And task "A" comes to be <state>
    And the metrics are read as "M"
    Then the stream of reader "R" ends with "<event>" and: [ASY-STATE-008(a)]
      | code | <code> |
    And the record of task "A" has: [ASY-STATE-008(a)]
      | state      | <state> |
      | error.code | <code>  |
    And in "M" the tasks of pool "P" that ended are "<ended>" [ASY-STATE-008(a), ASY-STATE-008(b)]

    Examples:
      | state     | step                                  | event | code               | ended                   |
      | completed | the engine ends task "A"              | end   | {"$exists": false} | 2 completed             |
      | failed    | the engine fails task "A" by truncate | error | WORKER_RESET       | 1 completed, 1 failed   |
      | canceled  | task "A" is canceled                  | error | CANCELED           | 1 completed, 1 canceled |

  @ASY-STATE-008 @must
  Scenario Outline: Record, last frame and metrics tell that a waiting task became <state>
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
    And reader "R" follows task "A"
    And <step>
    And reader "R" has the end of the stream
    And task "A" comes to be <state>
    And the metrics are read as "M"
    Then the stream of reader "R" ends with "<event>" and: [ASY-STATE-008(a)]
      | code | <code> |
    And the record of task "A" has: [ASY-STATE-008(a)]
      | state      | <state> |
      | error.code | <code>  |
    And in "M" the tasks of pool "P" that ended are "<ended>" [ASY-STATE-008(a), ASY-STATE-008(b)]

    Examples:
      | state   | deadline | step                           | event | code                | ended     |
      | evicted | 60000    | task "B" is submitted          | error | QUEUE_FULL_DROP_LRU | 1 evicted |
      | expired | 5000     | the record of task "A" is read | error | DEADLINE_UNMET      | 1 expired |
