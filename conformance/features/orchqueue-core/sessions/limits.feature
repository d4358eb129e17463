Feature: The configured limits of sessions
  How long a session lives and how many turns it has is the operator's choice.

  @ORCH-3021 @ASY-SESS-006 @must
  Scenario: A session has as many turns as are configured
    Given a server with:
      | sessions.ttl_ms    | 1000 |
      | sessions.turns_max | 2    |
    And a pool "P"
    And the engines of pool "P" answer:
      | one |
    When task "A" of session "talk" is submitted
    And session "talk" is read as "first"
    And task "B" of session "talk" is submitted
    And task "C" of session "talk" is submitted
    And the client calls getTask as "none" with:
      | path.task_id | {task:C} |
    And session "talk" is read as "last"
    And task "D" of session "other" is submitted
    Then the answer to "first" has: [ORCH-3021(a)]
      | turns     | 1 |
      | turns_max | 2 |
    And the answer to "A" has status 202 [ASY-SESS-006(a)]
    And the answer to "B" has status 202 [ASY-SESS-006(a), ORCH-3021(a)]
    And "C" is refused with "SESSION_EXHAUSTED" [ASY-SESS-006(b), ORCH-3021(a)]
    And "none" is refused with "TASK_NOT_FOUND" [ASY-SESS-006(b)]
    And the answer to "last" has: [ASY-SESS-006(c)]
      | turns | 2 |
    And the answer to "D" has status 202 [ASY-SESS-006(b)]

  @ORCH-3021 @ASY-SESS-003 @must
  Scenario: A session lives as long as is configured and is gone then
    Given a server with:
      | sessions.ttl_ms    | 1000 |
      | sessions.turns_max | 2    |
    And a pool "P"
    And the engines of pool "P" hold every task after:
      | one |
    When task "A" of session "talk" is submitted
    And an engine works at task "A"
    And the engine ends task "A"
    And task "A" comes to be completed
    And session "talk" is read as "alive"
    And session "talk" comes to be gone as "gone"
    And session "talk" is deleted as "deleted"
    And task "B" of session "talk" is submitted
    And the record of task "A" is read
    Then the answer to "alive" has: [ORCH-3021(a)]
      | ttl_ms_remaining | {"$max": 1000} |
    And "gone" is refused with "SESSION_GONE" [ASY-SESS-003(a)]
    And the answer to "gone" comes at least 990 ms after the step 'the engine ends task "A"' [ORCH-3021(a)]
    And the answer to "gone" comes within 4000 ms of the step 'the engine ends task "A"' [ORCH-3021(a)]
    And "deleted" is refused with "SESSION_GONE" [ASY-SESS-003(a)]
    And "B" is refused with "SESSION_GONE" [ASY-SESS-003(a)]
    And the record of task "A" has: [ASY-SESS-003(c)]
      | state | completed |
