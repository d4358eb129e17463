Feature: Correlation ids
  One id leads from an answer to all its traces.

  @ASY-ERR-007 @OC-CTRL-2052 @must
  Scenario Outline: A correlation id <words> is given back unchanged
    When nobody sends "GET /healthz" as "A" with:
      | header.X-Correlation-Id | <id> |
    Then the answer to "A" has: [ASY-ERR-007(a)]
      | live | true |
    And the answer to "A" has the header "X-Correlation-Id" equal to "<id>" [ASY-ERR-007(a), OC-CTRL-2052(b)]

    Examples:
      | words                     | id         |
      | of one character          | a          |
      | of 128 characters         | {text:128} |
      | of every kind             | Az09._-    |
      | that looks like a path    | ..         |

  @ASY-ERR-007 @must
  Scenario Outline: A correlation id <words> is replaced, and the request is served
    When nobody sends "GET /healthz" as "A" with:
      | header.X-Correlation-Id | <id> |
    Then the answer to "A" has: [ASY-ERR-007(b)]
      | live | true |
    And the answer to "A" has a header "X-Correlation-Id" that matches "^[A-Za-z0-9._-]{1,128}$" [ASY-ERR-007(b)]
    And another value stands at each of: [ASY-ERR-007(b)]
      | place     | value                    |
      | request A | headers.x-correlation-id |
      | answer A  | headers.x-correlation-id |

    Examples:
      | words                         | id             |
      | of 129 characters             | {text:129}     |
      | with a blank                  | a b            |
      | with a colon                  | a:b            |
      | with a slash                  | a/b            |
      | with a letter of another kind | caf\u00e9      |
      | with a quote                  | a'b            |
      | in angle brackets             | <a>            |

  @ASY-ERR-007 @must
  Scenario: Requests without a correlation id get one each
    When nobody sends "GET /healthz" as "A" with:
      | header.X-Correlation-Id | null |
    And nobody sends "GET /healthz" as "B" with:
      | header.X-Correlation-Id | null |
    And nobody sends "GET /healthz" as "C" with:
      | header.X-Correlation-Id | |
    Then the answer to "A" has: [ASY-ERR-007(b)]
      | live | true |
    And the answer to "A" has a header "X-Correlation-Id" that matches "^[A-Za-z0-9._-]{1,128}$" [ASY-ERR-007(b)]
    And the answer to "C" has a header "X-Correlation-Id" that matches "^[A-Za-z0-9._-]{1,128}$" [ASY-ERR-007(b)]
    And another value stands at each of: [ASY-ERR-007(c)]
      | place    | value                    |
      | answer A | headers.x-correlation-id |
      | answer B | headers.x-correlation-id |
      | answer C | headers.x-correlation-id |

  @OC-CTRL-2052 @must
  Scenario: Answers of every kind carry the correlation id that was sent
    Given a pool "P" with:
      | slots | 2 |
    And the engines of pool "P" hold every task
    When task "A" is submitted with:
      | session_id | {uuid:session} |
    And an engine works at task "A"
    And reader "R" follows task "A"
    And the record of task "A" is read
    And task "A" is canceled
    And the client calls deleteSession as "session" with:
      | path.session_id | {uuid:session} |
    And the client calls getTask as "nothing" with:
      | path.task_id | {uuid:nothing} |
    And the client sends "GET /nowhere" as "nowhere"
    And the bytes are sent as "broken":
      """
      GET /healthz HTTP/1.1
      Host: localhost
      no colon


      """
    Then the answer to "A/createTask" has status 202 [OC-CTRL-2052(a)]
    And the answer to "R" has status 200 [OC-CTRL-2052(a)]
    And the answer to "A/cancelTask" has status 204 [OC-CTRL-2052(a)]
    And the answer to "session" has status 204 [OC-CTRL-2052(a)]
    And the answer to "nothing" has status 404 [OC-CTRL-2052(a)]
    And the answer to "broken" has status 400 [OC-CTRL-2052(a)]
    And the answer to "broken" has a header "X-Correlation-Id" that matches "^[A-Za-z0-9._-]{1,128}$" [OC-CTRL-2052(a)]
    And each of these is answered with the correlation id that it sent: [OC-CTRL-2052(b)]
      | A/createTask | R | A/getTask | A/cancelTask | session | nothing | nowhere |

  @ASY-ERR-008 @must
  Scenario: The correlation id of a submission stands in its record and its log
    Given a pool "P"
    And the engines of pool "P" hold every task
    When the client calls createTask as "A" with:
      | body        | {"task_id": "{task:A}", "workload": "completion", "engine": "{engine:P}", "model_ref": "{model:P}", "ctx": 64, "priority": "batch", "max_tokens": 4, "deadline_ms": 60000, "prompt": "{prompt:A}"} |
      | correlation | {word:submission} |
    And the client calls listTasks as "list" with:
      | correlation | {word:list} |
    And the engine ends task "A"
    And task "A" comes to be completed
    And the log tells the end of task "A"
    Then the answer to "A/getTask" has: [ASY-ERR-008]
      | audit.correlation_id | {word:submission} |
    And every line of the log about task "A" has: [ASY-ERR-008]
      | correlation_id | {word:submission} |
    And the log has a line with: [ASY-ERR-008]
      | correlation_id | {word:list} |
