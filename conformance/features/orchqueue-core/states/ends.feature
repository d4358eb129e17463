Feature: A task ends once

  @ASY-STATE-008 @must
  Scenario Outline: Record, last frame and metrics tell that a task <state>
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
    And <first>
    And <then>
    And reader "R" has the end of the stream
    And task "A" comes to be <state>
    And the metrics are read as "M"
    Then the stream of reader "R" ends with "<event>" and: [ASY-STATE-008(a)]
      | code | <code> |
    And the record of task "A" has: [ASY-STATE-008(a)]
      | state      | <state> |
      | error.code | <code>  |
    And in "M" the tasks of pool "P" that ended are: [ASY-STATE-008(a), ASY-STATE-008(b)]
      | completed | <completed> |
      | failed    | <failed>    |
      | canceled  | <canceled>  |
      | evicted   | <evicted>   |
      | expired   | <expired>   |

    Examples:
      | state     | deadline | first                                   | then                                  | event | code                | completed | failed | canceled | evicted | expired |
      | completed | 60000    | the slot goes from task "X" to task "A" | the engine ends task "A"              | end   | {"$exists": false}  | 2         | 0      | 0        | 0       | 0       |
      | failed    | 60000    | the slot goes from task "X" to task "A" | the engine fails task "A" by truncate | error | WORKER_RESET        | 1         | 1      | 0        | 0       | 0       |
      | canceled  | 60000    | the slot goes from task "X" to task "A" | task "A" is canceled                  | error | CANCELED            | 1         | 0      | 1        | 0       | 0       |
      | evicted   | 60000    | the record of task "A" is read          | task "B" is submitted                 | error | QUEUE_FULL_DROP_LRU | 0         | 0      | 0        | 1       | 0       |
      | expired   | 800      | the record of task "A" is read          | the record of task "A" is read        | error | DEADLINE_UNMET      | 0         | 0      | 0        | 0       | 1       |
