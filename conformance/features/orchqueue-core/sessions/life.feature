Feature: The life of a session
  A session begins with its first admitted task and ends by a call or by time. Afterwards it is gone.

  @ASY-SESS-001 @must
  Scenario: A session begins with the first admitted task that names it
    Given a pool "P"
    And the engines of pool "P" hold every task
    When session "talk" is read as "before"
    And task "A" of session "talk" is submitted
    And session "talk" is read as "after"
    Then "before" is refused with "SESSION_NOT_FOUND" [ASY-SESS-001(b)]
    And the answer to "after" has: [ASY-SESS-001(a)]
      | session_id | {uuid:talk} |
      | turns      | 1    |

  @ASY-SESS-001 @must
  Scenario: A refused task begins no session
    Given a pool "P" with:
      | queue.capacity | 1 |
    And the engines of pool "P" hold every task
    When task "A" is submitted
    And an engine works at task "A"
    And task "B" is submitted
    And task "C" of session "full" is submitted
    And task "D" of session "long" is submitted with:
      | ctx | 4097 |
    And session "full" is read as "full"
    And session "long" is read as "long"
    Then "C" is refused with "ADMISSION_REJECT" [ASY-SESS-001(b)]
    And "D" is refused with "INVALID_PARAMS" [ASY-SESS-001(b)]
    And "full" is refused with "SESSION_NOT_FOUND" [ASY-SESS-001(b)]
    And "long" is refused with "SESSION_NOT_FOUND" [ASY-SESS-001(b)]

  @ASY-SESS-001 @must
  Scenario: The same id under two tenants is two sessions
    Given a pool "P"
    And a tenant "T"
    And the engines of pool "P" hold every task
    When tenant "T" submits task "A" of session "talk"
    And tenant "T" submits task "B" of session "talk"
    And session "talk" is read as "foreign"
    And task "C" of session "talk" is submitted
    And session "talk" is read as "own"
    And session "talk" is deleted as "end"
    And the data of tenant "T" calls getSession as "theirs" with:
      | path.session_id | {uuid:talk} |
    Then "foreign" is refused with "SESSION_NOT_FOUND" [ASY-SESS-001(c)]
    And the answer to "own" has: [ASY-SESS-001(c)]
      | turns | 1 |
    And the answer to "end" has status 204 [ASY-SESS-001(c)]
    And the answer to "theirs" has: [ASY-SESS-001(c)]
      | turns | 2 |

  @ORCH-2004 @must
  Scenario: A session tells its time, its turns and its cache
    Given a pool "P" with:
      | model.kv_bytes_per_token | 1000 |
    And the engines of pool "P" answer:
      | one | two |
    When task "A" of session "talk" is submitted
    And task "A" comes to be completed
    And session "talk" is read as "first"
    And task "B" of session "talk" is submitted
    And task "B" comes to be completed
    And session "talk" is read as "second"
    Then the answer to "first" has: [ORCH-2004(a)]
      | turns            | 1                                |
      | turns_max        | 8                                |
      | ttl_ms_remaining | {"$min": 540000, "$max": 600000} |
      | kv_warmth        | true                             |
      | kv_bytes         | {"$min": 2000}                   |
    And the answer to "second" has: [ORCH-2004(a)]
      | turns     | 2    |
      | kv_warmth | true |

  @ORCH-2004 @must
  Scenario: A session that has not been served has no cache
    Given a pool "P" with:
      | model.kv_bytes_per_token | 1000 |
    And the engines of pool "P" hold every task
    When task "A" of session "talk" is submitted
    And session "talk" is read as "S"
    Then the answer to "S" has: [ORCH-2004(a)]
      | turns     | 1     |
      | kv_warmth | false |
      | kv_bytes  | 0     |

  @ORCH-2004 @must
  Scenario: A session tells what is left of the budgets that its tenant has
    Given a pool "P" with:
      | prices.input_per_million  | 1000000 |
      | prices.output_per_million | 2000000 |
    And a tenant "T"
    And the tenant of the case has:
      | budgets.tokens  | 1000   |
      | budgets.time_ms | 500000 |
      | budgets.cost    | 5000   |
    And the engines of pool "P" hold every task after:
      | one |
    When task "A" of session "talk" is submitted
    And an engine works at task "A"
    And the engine ends task "A", having read 40 tokens and written 10
    And task "A" comes to be completed
    And session "talk" is read as "S"
    And tenant "T" submits task "B" of session "talk"
    And the data of tenant "T" calls getSession as "free" with:
      | path.session_id | {uuid:talk} |
    Then the answer to "S" has: [ORCH-2004(b)]
      | tokens_budget_remaining  | 950                              |
      | time_budget_remaining_ms | {"$min": 400000, "$max": 500000} |
      | cost_budget_remaining    | 4940                             |
    And the answer to "free" has: [ORCH-2004(b)]
      | tokens_budget_remaining  | {"$exists": false} |
      | time_budget_remaining_ms | {"$exists": false} |
      | cost_budget_remaining    | {"$exists": false} |

  @ORCH-2005 @must
  Scenario: Deleting a session cancels what runs and what waits in it
    Given a pool "P"
    And the engines of pool "P" hold every task after:
      | one |
    When task "A" of session "talk" is submitted
    And an engine works at task "A"
    And task "B" of session "talk" is submitted
    And task "C" of session "other" is submitted
    And reader "RA" follows task "A"
    And reader "RB" follows task "B"
    And reader "RA" has frame "token"
    And session "talk" is deleted as "end"
    And the engine that has task "A" hears that it is hung up
    And reader "RA" has the end of the stream
    And reader "RB" has the end of the stream
    And an engine works at task "C"
    And the record of task "A" is read
    And the record of task "B" is read
    And the record of task "C" is read
    Then the answer to "end" has status 204 [ORCH-2005(a)]
    And the stream of reader "RA" ends with the error "CANCELED" [ORCH-2005(b)]
    And the stream of reader "RB" ends with the error "CANCELED" [ORCH-2005(b)]
    And the record of task "A" has: [ORCH-2005(b)]
      | state         | canceled        |
      | cancel_reason | session-deleted |
    And the record of task "B" has: [ORCH-2005(b)]
      | state         | canceled        |
      | cancel_reason | session-deleted |
    And the record of task "C" has: [ORCH-2005(b)]
      | state | running |
    And an engine was asked 0 times for task "B" [ORCH-2005(b)]

  @ORCH-2005 @must
  Scenario: Deleting a session evicts its cache
    Given a server with:
      | sessions.kv_bytes_max | 1000000001 |
    And a pool "P"
    When task "A" of session "talk" is submitted
    And task "A" comes to be completed
    And task "B" of session "other" is submitted
    And task "B" comes to be completed
    And session "talk" is read as "warm"
    And the metrics are read as "M1"
    And session "talk" is deleted as "end"
    And the metrics are read as "M2"
    Then the answer to "warm" has: [ORCH-2005(c)]
      | kv_warmth | true |
    And from "M1" to "M2" the metric "session_evictions_total" changes by: [ORCH-2005(c)]
      | reason | deleted |
      | change | 1       |

  @ASY-SESS-003 @must
  Scenario: A deleted session is gone, and its tasks stay readable
    Given a pool "P"
    And the engines of pool "P" answer:
      | one | two |
    When task "A" of session "talk" is submitted
    And task "A" comes to be completed
    And session "talk" is deleted as "first"
    And session "talk" is read as "read"
    And session "talk" is deleted as "again"
    And task "B" of session "talk" is submitted
    And the client calls getTask as "none" with:
      | path.task_id | {task:B} |
    And the record of task "A" is read
    And reader "R" follows task "A"
    And reader "R" has the end of the stream
    Then the answer to "first" has status 204 [ASY-SESS-003(a)]
    And "read" is refused with "SESSION_GONE" [ASY-SESS-003(a)]
    And "again" is refused with "SESSION_GONE" [ASY-SESS-003(a)]
    And "B" is refused with "SESSION_GONE" [ASY-SESS-003(a)]
    And "none" is refused with "TASK_NOT_FOUND" [ASY-SESS-003(a)]
    And the record of task "A" has: [ASY-SESS-003(c)]
      | state      | completed |
      | output     | onetwo    |
      | session_id | {uuid:talk} |
    And reader "R" gets the text "onetwo" [ASY-SESS-003(c)]
    And the stream of reader "R" ends with "end" [ASY-SESS-003(c)]
