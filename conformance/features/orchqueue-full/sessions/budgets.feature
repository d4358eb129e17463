Feature: Budgets of a tenant
  A budget bounds what the tasks of a tenant use in all. It is enforced where it is spent and shown where it changes.

  @ORCH-3099 @OC-CORE-1023 @OC-CTRL-2068 @must
  Scenario Outline: A task that ends exactly at the budget of <budget> completes, and the next one is refused
    Given a pool "P" with:
      | prices.input_per_million  | 1000000 |
      | prices.output_per_million | 2000000 |
    And a pool "Q" with:
      | prices.input_per_million  | 1000000 |
      | prices.output_per_million | 2000000 |
    And the tenant of the case has:
      | budgets.<budget> | 1000 |
    And the engines of pool "P" hold every task after:
      | one |
    And the engines of pool "Q" hold every task after:
      | one |
    When task "A" is submitted to pool "P"
    And an engine works at task "A"
    And the engine ends task "A", having read 400 tokens and written <first>
    And task "A" comes to be completed
    And task "B" is submitted to pool "Q"
    And an engine works at task "B"
    And the engine ends task "B", having read 400 tokens and written <second>
    And task "B" comes to be completed
    And task "C" is submitted to pool "P"
    And the client calls getTask as "none" with:
      | path.task_id | {task:C} |
    Then the answer to "A/createTask" has the header "<header>" equal to "1000" [OC-CTRL-2068]
    And the answer to "B/createTask" has the header "<header>" equal to "<left>" [ORCH-3099(a), OC-CTRL-2068]
    And the record of task "B" has: [OC-CORE-1023(c)]
      | state | completed |
    And "C" is refused with "BUDGET_EXHAUSTED" [OC-CORE-1023(a), ORCH-3099(a)]
    And "none" is refused with "TASK_NOT_FOUND" [OC-CORE-1023(a)]
    And an engine was asked 0 times for task "C" [OC-CORE-1023(a)]

    Examples:
      | budget | header                    | first | left | second |
      | tokens | X-Budget-Tokens-Remaining | 150   | 450  | 50     |
      | cost   | X-Budget-Cost-Remaining   | 75    | 450  | 25     |

  @OC-CORE-1023 @ORCH-3099 @must
  Scenario: A budget that is not quite spent admits one more task
    Given a pool "P"
    And the tenant of the case has:
      | budgets.tokens | 1000 |
    And the engines of pool "P" hold every task after:
      | one |
    When task "A" is submitted
    And an engine works at task "A"
    And the engine ends task "A", having read 900 tokens and written 99
    And task "A" comes to be completed
    And task "B" is submitted
    Then the answer to "B" has status 202 [OC-CORE-1023(a), ORCH-3099(a)]
    And the answer to "B" has the header "X-Budget-Tokens-Remaining" equal to "1" [ORCH-3099(a)]

  @OC-CORE-1023 @must
  Scenario: A running task that reaches its budget of tokens and does not pass it completes
    Given a pool "P" with:
      | model.bytes_per_token | 64 |
    And the tenant of the case has:
      | budgets.tokens | 4 |
    And the engines of pool "P" hold every task after:
      | one | two |
    When task "A" is submitted
    And reader "R" follows task "A"
    And an engine works at task "A"
    And the engine gives task "A" the pieces:
      | three |
    And reader "R" has 3 frames "token"
    And the engine ends task "A", having read 1 tokens and written 3
    And reader "R" has the end of the stream
    Then the stream of reader "R" ends with "end" [OC-CORE-1023(c)]

  @OC-CORE-1023 @must
  Scenario: A running task that passes its budget of tokens by one is ended
    Given a pool "P" with:
      | model.bytes_per_token | 64 |
    And the tenant of the case has:
      | budgets.tokens | 4 |
    And the engines of pool "P" hold every task after:
      | one | two |
    When task "A" is submitted
    And reader "R" follows task "A"
    And an engine works at task "A"
    And the engine gives task "A" the pieces:
      | three | four |
    And reader "R" has 4 frames "token"
    And the engine ends task "A", having read 1 tokens and written 4
    And reader "R" has the end of the stream
    Then the stream of reader "R" ends with the error "BUDGET_EXHAUSTED" [OC-CORE-1023(b)]

  @OC-CORE-1023 @OC-CTRL-2068 @must
  Scenario: A running task that spends the budget of tokens is aborted
    Given a pool "P"
    And the tenant of the case has:
      | budgets.tokens | 40 |
    And the engines of pool "P" hold every task after:
      | a | b | c | d | e | f | g | h | i | j | k | l | m | n | o | p | q | r | s | t |
    When task "A" is submitted with:
      | max_tokens | 100 |
    And reader "R" follows task "A"
    And an engine works at task "A"
    And the engine gives task "A" the pieces:
      | a | b | c | d | e | f | g | h | i | j | k | l | m | n | o | p | q | r | s | t | u | v | w | x | y |
    And reader "R" has the end of the stream
    And the engine that has task "A" hears that it is hung up
    And the record of task "A" is read
    And reader "R2" follows task "A"
    And task "B" is submitted
    Then the stream of reader "R" ends with the error "BUDGET_EXHAUSTED" [OC-CORE-1023(b)]
    And the record of task "A" has: [OC-CORE-1023(b)]
      | state      | failed           |
      | error.code | BUDGET_EXHAUSTED |
    And the answer to "R2" has the header "X-Budget-Tokens-Remaining" equal to "0" [OC-CTRL-2068]
    And "B" is refused with "BUDGET_EXHAUSTED" [OC-CORE-1023(a)]

  @OC-CORE-1023 @ORCH-3099 @OC-CTRL-2068 @must
  Scenario: A running task that spends the budget of time is aborted
    Given a pool "P"
    And the tenant of the case has:
      | budgets.time_ms | 150 |
    And the engines of pool "P" hold every task after:
      | one |
    When task "A" is submitted
    And reader "R" follows task "A"
    And an engine works at task "A"
    And reader "R" has the end of the stream
    And the engine that has task "A" hears that it is hung up
    And task "B" is submitted
    Then the answer to "A" has a header "X-Budget-Time-Remaining-Ms" that matches "^150$" [OC-CTRL-2068]
    And the stream of reader "R" ends with the error "BUDGET_EXHAUSTED" [OC-CORE-1023(b), ORCH-3099(a)]
    And "B" is refused with "BUDGET_EXHAUSTED" [OC-CORE-1023(a), ORCH-3099(a)]
    And an engine was asked 0 times for task "B" [OC-CORE-1023(a)]

  @OC-CORE-1024 @OC-CTRL-2068 @must
  Scenario: The frames of a stream tell what is left of each budget
    Given a pool "P" with:
      | prices.input_per_million  | 1000000 |
      | prices.output_per_million | 2000000 |
    And the tenant of the case has:
      | budgets.tokens  | 1000   |
      | budgets.time_ms | 500000 |
      | budgets.cost    | 5000   |
    And the engines of pool "P" hold every task
    When task "X" is submitted
    And an engine works at task "X"
    And task "A" is submitted
    And reader "R" follows task "A"
    And the engine ends task "X", having read 10 tokens and written 1
    And an engine works at task "A"
    And reader "R" has frame "metrics"
    And the engine gives task "A" the pieces:
      | one | two | three |
    And the engine ends task "A"
    And reader "R" has the end of the stream
    Then "tokens_budget_remaining" of the metrics frames of reader "R" never rises, and falls [OC-CORE-1024(a)]
    And "cost_budget_remaining" of the metrics frames of reader "R" never rises, and falls [OC-CORE-1024(a)]
    And each metrics frame of reader "R" has: [OC-CORE-1024(a)]
      | time_budget_remaining_ms | {"$min": 400000, "$max": 500000} |
    And the answer to "R" has a header "X-Budget-Tokens-Remaining" that matches "^[0-9]+$" [OC-CTRL-2068]
    And the answer to "R" has a header "X-Budget-Time-Remaining-Ms" that matches "^[0-9]+$" [OC-CTRL-2068]
    And the answer to "R" has a header "X-Budget-Cost-Remaining" that matches "^[0-9.]+$" [OC-CTRL-2068]

  @OC-CORE-1024 @OC-CTRL-2068 @must
  Scenario: A tenant without a budget is shown no number for it
    Given a pool "P"
    And the tenant of the case has:
      | budgets.tokens | 1000 |
    And a tenant "T"
    And the engines of pool "P" hold every task after:
      | one |
    When tenant "T" submits task "A"
    And reader "RA" follows task "A"
    And an engine works at task "A"
    And the engine ends task "A"
    And reader "RA" has the end of the stream
    And task "B" is submitted
    And reader "RB" follows task "B"
    And an engine works at task "B"
    And the engine ends task "B"
    And reader "RB" has the end of the stream
    Then each metrics frame of reader "RA" has: [OC-CORE-1024(b)]
      | tokens_budget_remaining  | {"$exists": false} |
      | time_budget_remaining_ms | {"$exists": false} |
      | cost_budget_remaining    | {"$exists": false} |
    And each metrics frame of reader "RB" has: [OC-CORE-1024(b)]
      | tokens_budget_remaining  | {"$min": 1}        |
      | time_budget_remaining_ms | {"$exists": false} |
      | cost_budget_remaining    | {"$exists": false} |
    And the answer to "A" has no header "X-Budget-Tokens-Remaining" [OC-CTRL-2068]
    And the answer to "RA" has no header "X-Budget-Tokens-Remaining" [OC-CTRL-2068]
    And the answer to "B" has the header "X-Budget-Tokens-Remaining" equal to "1000" [OC-CTRL-2068]
    And the answer to "B" has no header "X-Budget-Time-Remaining-Ms" [OC-CTRL-2068]
    And the answer to "B" has no header "X-Budget-Cost-Remaining" [OC-CTRL-2068]

  @ASY-SESS-007 @must
  Scenario: A replay and a refused submission spend nothing
    Given a pool "P" with:
      | queue.capacity            | 1       |
      | prices.input_per_million  | 1000000 |
      | prices.output_per_million | 1000000 |
    And the tenant of the case has:
      | budgets.tokens | 1000 |
      | budgets.cost   | 500  |
    And the engines of pool "P" hold every task
    When task "A" is submitted
    And an engine works at task "A"
    And the engine ends task "A", having read 60 tokens and written 40
    And task "A" comes to be completed
    And task "A" is submitted
    And task "X" is submitted
    And an engine works at task "X"
    And task "B" is submitted
    And task "C" is submitted
    And task "D" is submitted with:
      | ctx | 4097 |
    And task "B" is canceled
    And task "E" is submitted
    Then the answer to "A/createTask" has the header "Idempotency-Replayed" equal to "true" [ASY-SESS-007]
    And the answer to "A/createTask" has the header "X-Budget-Tokens-Remaining" equal to "900" [ASY-SESS-007]
    And "C" is refused with "ADMISSION_REJECT" [ASY-SESS-007]
    And "D" is refused with "INVALID_PARAMS" [ASY-SESS-007]
    And the answer to "E" has the header "X-Budget-Tokens-Remaining" equal to "900" [ASY-SESS-007]
    And the answer to "E" has the header "X-Budget-Cost-Remaining" equal to "400" [ASY-SESS-007]
