Feature: The envelope of errors
  Whatever goes wrong, the answer has one shape, and a program acts on its code.

  @ORCH-2006 @ASY-ERR-006 @must
  Scenario Outline: <code> is an error envelope, and says whether to try again
    When <who> sends "<line>" as "A" with:
      | <row> | <value> |
    Then "A" is refused with "<code>" and: [ORCH-2006(a), ASY-ERR-006(a)]
      | retriable      | false              |
      | engine         | {"$exists": false} |
      | pool_id        | {"$exists": false} |
      | retry_after_ms | {"$exists": false} |
      | policy_label   | {"$exists": false} |
    And "A" is an error envelope [ORCH-2006(a), ORCH-2006(b)]
    And the answer to "A" has no header "Retry-After" [ORCH-2006(c)]
    And the answer to "A" has no header "X-Backoff-Ms" [ORCH-2006(c)]

    Examples:
      | code                   | who        | line                                                | row                   | value              |
      | UNAUTHENTICATED        | nobody     | GET /v1/tasks                                       | header.X-Note         | no key             |
      | UNAUTHENTICATED        | nobody     | POST /v1/tasks                                      | body                  | {}                 |
      | FORBIDDEN              | the client | GET /v1/audit                                       | header.X-Note         | of the client      |
      | ROUTE_NOT_FOUND        | the client | GET /v1/nothing                                     | header.X-Note         | no such path       |
      | METHOD_NOT_ALLOWED     | the client | DELETE /v1/tasks                                    | header.X-Note         | no such method     |
      | TASK_NOT_FOUND         | the client | GET /v1/tasks/{uuid:nobody}                         | header.X-Note         | no such task       |
      | SESSION_NOT_FOUND      | the client | GET /v1/sessions/{uuid:nobody}                      | header.X-Note         | no such session    |
      | POOL_NOT_FOUND         | the admin  | GET /v1/pools/{word:nobody}/health                  | header.X-Note         | no such pool       |
      | INVALID_PARAMS         | the client | GET /v1/tasks/task-1                                | header.X-Note         | no UUID            |
      | INVALID_PARAMS         | the client | POST /v1/tasks                                      | body                  | {"tempo": 3}       |
      | MALFORMED_REQUEST      | the client | POST /v1/tasks                                      | text                  | {"task_id":        |
      | UNSUPPORTED_MEDIA_TYPE | the client | POST /v1/tasks                                      | header.Content-Type   | text/plain         |

  @ORCH-2006 @OC-CTRL-2031 @ASY-ERR-006 @must
  Scenario: A refusal of a full queue names its pool, its engine, its hint and its policy
    Given a pool "P" with:
      | engine            | own-engine |
      | queue.capacity    | 1          |
      | queue.full_policy | reject     |
    And the engines of pool "P" hold every task
    When task "A" is submitted
    And an engine works at task "A"
    And task "B" is submitted
    And task "C" is submitted
    Then "C" is refused with "ADMISSION_REJECT" and: [ORCH-2006(c), OC-CTRL-2031, ASY-ERR-006(a)]
      | engine         | own-engine  |
      | pool_id        | {pool:P}    |
      | retriable      | true        |
      | retry_after_ms | {"$min": 0} |
      | policy_label   | reject      |
    And "C" is an error envelope [ORCH-2006(a), ORCH-2006(b)]

  @ORCH-2006 @ASY-ERR-006 @must
  Scenario: A refusal of a quota is told with its hint, and is worth another try
    Given a pool "P"
    And the engines of pool "P" hold every task
    And the tenant of the case has:
      | quotas.requests_per_second | 0.001 |
      | quotas.burst               | 1     |
    When task "A" is submitted
    And task "B" is submitted
    Then "B" is refused with "QUOTA_EXCEEDED" and: [ORCH-2006(c), ASY-ERR-006(a)]
      | retriable      | true           |
      | retry_after_ms | {"$min": 1000} |
      | policy_label   | quota          |
    And "B" is an error envelope [ORCH-2006(b)]

  @OC-CTRL-2031 @must
  Scenario: An error frame and its record name the pool in which the task ran
    Given a pool "P" with:
      | engine             | own-engine |
      | retry.attempts_max | 1          |
    And the engines of pool "P" hold every task after:
      | "one" |
    When task "A" is submitted
    And reader "R" follows task "A"
    And reader "R" has frame "token"
    And the engine fails task "A" by reset
    And reader "R" has the end of the stream
    And the record of task "A" is read
    Then the stream of reader "R" ends with "error" and: [OC-CTRL-2031]
      | engine  | own-engine |
      | pool_id | {pool:P}   |
    And the record of task "A" has: [OC-CTRL-2031]
      | error.engine  | own-engine |
      | error.pool_id | {pool:P}   |

  @OC-CTRL-2031 @must
  Scenario: An error of a task that moved to another pool names that one
    Given a pool "P" with:
      | engine             | first-engine |
      | retry.attempts_max | 1            |
      | fallback_pools     | ["{pool:Q}"] |
    And a pool "Q" with:
      | engine             | second-engine |
      | model.ref          | {model:P}     |
      | retry.attempts_max | 1             |
    And the engines of pool "P" hold every task
    And the engines of pool "Q" hold every task after:
      | "one" |
    When task "A" is submitted
    And reader "R" follows task "A"
    And the engine fails task "A" by http-503
    And reader "R" has frame "token"
    And the engine of task "A" fails by reset, time 2
    And reader "R" has the end of the stream
    Then the stream of reader "R" ends with "error" and: [OC-CTRL-2031]
      | engine  | second-engine |
      | pool_id | {pool:Q}      |
    And an engine was asked 2 times for task "A" [OC-CTRL-2031]

  @ASY-ERR-001 @must
  Scenario Outline: What is wrong with <words> is told by field and rule, without the prompt
    Given any model
    When task "A" is submitted wrongly with:
      | <row> | <value> |
      | max_tokens | 0 |
    Then "A" is refused with "INVALID_PARAMS" and: [ASY-ERR-001]
      | details.problems | {"$contains": {"$where": {"pointer": "<pointer>", "message": {"$matches": "[a-z]"}}}} |
    And the answer to "A" has: [ASY-ERR-001]
      | details.problems | {"$contains": {"$where": {"pointer": "/max_tokens", "message": {"$matches": "1"}}}} |
    And no answer among these holds "{mark}": [ASY-ERR-001]
      | A |

    Examples:
      | words                        | row      | value                                          | pointer        |
      | a message of no role         | messages | [{"role": "robot", "content": "{prompt:A}"}]   | /messages/0/role |
      | an unknown member            | question | {prompt:A}                                     | /question      |
      | a prompt that is a list      | prompt   | ["{prompt:A}"]                                 | /prompt        |
      | a priority of no class       | priority | {prompt:A}                                     | /priority      |
