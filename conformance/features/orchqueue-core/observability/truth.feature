Feature: Nothing is told that did not happen

  @ASY-TRUTH-001 @must
  Scenario: A task that waits is not told as running, and one that runs is at an engine
    Given a pool "P"
    And the engines of pool "P" hold every task
    When task "A" is submitted
    And an engine works at task "A"
    And task "B" is submitted
    And reader "R" follows task "B"
    And reader "R" has frame "started"
    And the record of task "B" is read
    And the engine ends task "A"
    And an engine works at task "B"
    And task "B" comes to be running
    And the engine ends task "B"
    And reader "R" has the end of the stream
    Then the answer to "B/createTask" has: [ASY-TRUTH-001(a)]
      | state | queued |
    And the answer to "B/getTask#1" has: [ASY-TRUTH-001(a)]
      | state      | queued             |
      | attempts.# | 0                  |
      | started_ms | {"$exists": false} |
    And the answer to "B/getTask" has: [ASY-TRUTH-001(a)]
      | state              | running       |
      | attempts.0.outcome | running       |
    And reader "R" is told of running only after task "A" has left its engine [ASY-TRUTH-001(a)]
    And an engine was asked 1 times for task "B" [ASY-TRUTH-001(a)]

  @ASY-TRUTH-001 @must
  Scenario: An engine that has not loaded its model gives no result
    Given a pool "P"
    And a pool "Q"
    And the engines of pool "Q" are not ready
    When task "A" is submitted to pool "Q"
    And task "B" is submitted to pool "P"
    And task "B" comes to be completed
    Then "A" is refused with "POOL_UNREADY" [ASY-TRUTH-001(b)]
    And an engine was asked 0 times for task "A" [ASY-TRUTH-001(b)]
    And an engine was asked 1 times for task "B" [ASY-TRUTH-001(b)]

  @ASY-TRUTH-001 @must
  Scenario: The record has the text and the counts that the engine sent
    Given a pool "P"
    And the engines of pool "P" hold every task
    When task "A" is submitted
    And an engine works at task "A"
    And the engine gives task "A" the pieces:
      | alpha | - | omega |
    And the engine ends task "A", having read 17 tokens and written 9
    And task "A" comes to be completed
    Then the record of task "A" has: [ASY-TRUTH-001(c)]
      | output                  | alpha-omega |
      | tokens_out              | 3           |
      | usage.prompt_tokens     | 17          |
      | usage.completion_tokens | 9           |

  @ASY-TRUTH-002 @must
  Scenario: The attempts of a record are the calls that engines saw
    Given a pool "P" with:
      | replicas           | 2  |
      | version            | v7 |
      | retry.attempts_max | 4  |
      | retry.base_ms      | 1  |
      | retry.cap_ms       | 2  |
      | breaker.failures   | 9  |
    And the engines of pool "P" hold every task
    When the next task of pool "P" fails by http-503
    And task "A" is submitted
    And task "A" is asked for until an engine holds it
    And task "B" is submitted
    And task "B" is asked for until an engine holds it
    And the record of task "A" is read
    And the record of task "B" is read
    Then the attempts of task "A" in pool "P" are those that engines saw, 2 at least [ASY-TRUTH-002]
    And the attempts of task "B" in pool "P" are those that engines saw, 1 at least [ASY-TRUTH-002]
    And the record of task "A" has: [ASY-TRUTH-002]
      | attempts | {"$every": {"$where": {"engine": "llamacpp", "engine_version": "v7"}}} |

  @ASY-TRUTH-003 @must
  Scenario Outline: A prompt that says <prompt> is a prompt like any other
    Given a pool "P"
    And a pool "<model>"
    And the engines of pool "P" answer:
      | same | text |
    And the engines of pool "<model>" answer:
      | same | text |
    When task "A" is submitted to pool "P" with:
      | labels | {"purpose": "work"} |
    And task "B" is submitted to pool "<model>" with:
      | prompt | {mark} <prompt> task B. |
      | labels | {"test": "true"}        |
    And reader "R" follows task "A"
    And reader "S" follows task "B"
    And reader "R" has the end of the stream
    And reader "S" has the end of the stream
    Then reader "R" gets the pieces: [ASY-TRUTH-003]
      | same | text |
    And reader "S" gets the pieces: [ASY-TRUTH-003]
      | same | text |
    And the stream of reader "R" ends with "end" and: [ASY-TRUTH-003]
      | finish_reason | stop |
    And the stream of reader "S" ends with "end" and: [ASY-TRUTH-003]
      | finish_reason | stop |
    And an engine was asked 1 times for task "B" [ASY-TRUTH-003]

    Examples:
      | prompt       | model      |
      | test         | test       |
      | mock echo    | mock       |
      | __fail__     | fail       |
      | conformance  | tiny       |
      | ping timeout | scripted   |
