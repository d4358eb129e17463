Feature: The surface and its version

  @ASY-TASK-013 @must
  Scenario: Every answer and every header is declared
    Given a pool "P" with:
      | queue.capacity    | 1      |
      | queue.full_policy | reject |
    And the engines of pool "P" hold every task
    When task "A" is submitted with:
      | session_id | {uuid:session} |
    And an engine works at task "A"
    And task "B" is submitted
    And task "C" is submitted
    And task "A" is submitted
    And task "D" is submitted with:
      | workload | rerank |
    And the record of task "A" is read
    And the record of task "D" is read
    And reader "R" follows task "A"
    And reader "R" has frame "started"
    And the client calls getSession as "session" with:
      | path.session_id | {uuid:session} |
    And the client calls getSession as "no session" with:
      | path.session_id | {uuid:nothing} |
    And the client calls deleteSession as "deleted" with:
      | path.session_id | {uuid:session} |
    And the client calls deleteSession as "deleted again" with:
      | path.session_id | {uuid:session} |
    And reader "R" has the end of the stream
    And task "B" is canceled
    And the client calls cancelTask as "canceled" with:
      | path.task_id | {uuid:nothing} |
    And the client calls listTasks as "list"
    And nobody calls getTask as "stranger" with:
      | path.task_id | {task:A} |
    And the operator calls cancelTask as "operator" with:
      | path.task_id | {task:A} |
    And nobody calls getHealthz as "health"
    And nobody calls getReadyz as "ready"
    And nobody calls getMetrics as "metrics"
    And nobody calls getOpenapi as "contract" with:
      | path.document | data.json |
    Then "C" is refused with "ADMISSION_REJECT" [ASY-TASK-013(a)]
    And the answer to "session" has status 200 [ASY-TASK-013(a)]
    And "no session" is refused with "SESSION_NOT_FOUND" [ASY-TASK-013(a)]
    And the answer to "deleted" has status 204 [ASY-TASK-013(a)]
    And "deleted again" is refused with "SESSION_GONE" [ASY-TASK-013(a)]
    And "stranger" is refused with "UNAUTHENTICATED" [ASY-TASK-013(a)]
    And "operator" is refused with "FORBIDDEN" [ASY-TASK-013(a)]
    And every answer is declared for its operation [ASY-TASK-013(a)]
    And each of 20 answers has the headers that its operation declares [ASY-TASK-013(b)]

  @ORCH-3044 @must
  Scenario Outline: The <document> document is versioned, and so are its paths
    When nobody calls getOpenapi as "json" with:
      | path.document | <document>.json |
    And nobody calls getOpenapi as "yaml" with:
      | path.document | <document>.yaml |
    Then the answer to "json" has: [ORCH-3044(b)]
      | info.version | {"$matches": "^(0\|[1-9][0-9]*)([.](0\|[1-9][0-9]*)){2}(-[0-9A-Za-z.-]+)?$"} |
    And the answer to "json" has: [ORCH-3044(a)]
      | paths.<path>.<method>.operationId | <operation> |
    And the text of the answer to "yaml" matches "version: [^ ]?[0-9]+[.][0-9]+[.][0-9]+" [ORCH-3044(b)]

    Examples:
      | document | path                      | method | operation  |
      | data     | /v1/tasks                 | post   | createTask |
      | data     | /v1/sessions/{session_id} | get    | getSession |
      | control  | /v1/pools/{pool_id}/drain | post   | drainPool  |

  @ORCH-3044 @must
  Scenario Outline: Nothing is served at <path>, without its version
    When the client sends "GET <path>" as "A"
    And the client sends "GET /v1/tasks" as "B"
    Then "A" is refused with "ROUTE_NOT_FOUND" [ORCH-3044(a)]
    And the answer to "B" has status 200 [ORCH-3044(a)]

    Examples:
      | path       |
      | /tasks     |
      | /sessions  |
      | /pools     |
      | /v2/tasks  |
      | /api/tasks |

  @ORCH-3096 @must
  Scenario: The reported version is that of the served documents
    When the client calls getCapabilities as "capabilities"
    And nobody calls getOpenapi as "control" with:
      | path.document | control.json |
    Then the same value stands at: [ORCH-3096]
      | place               | value             |
      | answer capabilities | body.api_version  |
      | answer control      | body.info.version |
