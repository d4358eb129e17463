Feature: Submitting a task
  What a task must say, and what its client is told when it is admitted.

  @ORCH-2001 @must
  Scenario Outline: A submission without <member> is refused by the name of the member
    Given any model
    When task "A" is submitted wrongly with:
      | <member> | null |
    And task "B" is submitted
    Then "A" is refused with "INVALID_PARAMS" and: [ORCH-2001(a), ORCH-2001(b)]
      | details.problems.0.pointer | /<member> |
      | details.problems.#         | 1         |
    And the answer to "B" has status 202 [ORCH-2001(a)]

    Examples:
      | member      |
      | task_id     |
      | workload    |
      | model_ref   |
      | engine      |
      | ctx         |
      | priority    |
      | max_tokens  |
      | deadline_ms |

  @ORCH-2001 @must
  Scenario: A task has a prompt or messages, and not both
    Given any model
    When task "neither" is submitted wrongly with:
      | prompt | null |
    And task "both" is submitted wrongly with:
      | messages | [{"role": "user", "content": "{prompt:both}"}] |
    And task "prompt" is submitted
    And task "messages" is submitted with:
      | prompt   | null                                               |
      | messages | [{"role": "user", "content": "{prompt:messages}"}] |
    Then "neither" is refused with "INVALID_PARAMS" [ORCH-2001(a)]
    And "both" is refused with "INVALID_PARAMS" [ORCH-2001(a)]
    And the answer to "prompt" has status 202 [ORCH-2001(a)]
    And the answer to "messages" has status 202 [ORCH-2001(a)]

  @ORCH-2001 @must
  Scenario Outline: A submission whose <field> is <words> is refused by the name of the field
    Given any model
    When task "A" is submitted wrongly with:
      | <member> | <value> |
    Then "A" is refused with "INVALID_PARAMS" and: [ORCH-2001(b)]
      | details.problems | {"$contains": {"$where": {"pointer": "/<field>", "message": {"$matches": "[a-z]"}}}} |

    Examples:
      | field               | words          | member              | value                                |
      | ctx                 | below 1        | ctx                 | 0                                    |
      | ctx                 | negative       | ctx                 | -1                                   |
      | ctx                 | broken         | ctx                 | 1024.5                               |
      | ctx                 | a string       | ctx                 | "1024"                               |
      | max_tokens          | below 1        | max_tokens          | 0                                    |
      | deadline_ms         | below 1        | deadline_ms         | 0                                    |
      | deadline_ms         | above a day    | deadline_ms         | 86400001                             |
      | priority            | of no class    | priority            | "urgent"                             |
      | model_ref           | empty          | model_ref           | ""                                   |
      | prompt              | empty          | prompt              | ""                                   |
      | prompt              | a number       | prompt              | 7                                    |
      | seed                | negative       | seed                | -1                                   |
      | expected_tokens     | below 1        | expected_tokens     | 0                                    |
      | session_id          | no UUID        | session_id          | "chat-1"                             |
      | determinism         | of no kind     | determinism         | "exact"                              |
      | sampler/temperature | above 2        | sampler.temperature | 2.1                                  |
      | sampler/stop        | of five words  | sampler.stop        | ["a", "b", "c", "d", "e"]            |
      | labels/Loud         | in upper case  | labels.Loud         | "yes"                                |
      | tempo               | a name unknown | tempo               | 3                                    |
      | sampler/tempo       | a name unknown | sampler.tempo       | 3                                    |

  @ORCH-2001 @must
  Scenario Outline: A value at the bound of <member> is no error of the request
    Given any model
    When task "A" is submitted with:
      | <member> | <value> |
    Then the answer to "A" has status 202 [ORCH-2001(b)]

    Examples:
      | member              | value                |
      | ctx                 | 64                   |
      | max_tokens          | 1                    |
      | deadline_ms         | 86400000             |
      | priority            | "batch"              |
      | seed                | 0                    |
      | seed                | 4294967294           |
      | sampler.temperature | 2                    |
      | sampler.stop        | ["a", "b", "c", "d"] |
      | labels.loud         | "yes"                |
      | expected_tokens     | 1                    |

  @ORCH-2001 @must
  Scenario Outline: A body that is <words> is no task
    Given any model
    When the text is submitted wrongly as "A":
      """
      <text>
      """
    Then "A" is refused with "INVALID_PARAMS" and: [ORCH-2001(b)]
      | details.problems.# | {"$min": 1} |

    Examples:
      | words     | text   |
      | a list    | []     |
      | a word    | "task" |
      | a number  | 7      |
      | null      | null   |
      | an empty object | {} |

  @ORCH-2001 @must
  Scenario: An admitted task is told its place, its predicted start and its hint
    Given a pool "P" with:
      | queue.capacity | 4 |
    And the engines of pool "P" hold every task
    When task "A" is submitted
    And an engine works at task "A"
    And task "B" is submitted
    And task "C" is submitted
    And task "D" is submitted
    Then the answer to "A" has status 202 [ORCH-2001(c)]
    And the answer to "A" has: [ORCH-2001(c)]
      | task_id            | {task:A}                           |
      | job_id             | {"$matches": "^[!-~]{1,64}$"}      |
      | state              | {"$oneOf": ["queued", "running"]}  |
      | queue_position     | 0                                  |
      | predicted_start_ms | {"$min": 0}                        |
      | backoff_ms         | {"$min": 0}                        |
    And the answer to "B" has: [ORCH-2001(c)]
      | task_id            | {task:B}    |
      | state              | queued      |
      | queue_position     | 0           |
      | predicted_start_ms | {"$min": 1} |
      | backoff_ms         | {"$min": 0} |
    And the answer to "D" has: [ORCH-2001(c)]
      | task_id            | {task:D}    |
      | state              | queued      |
      | queue_position     | 2           |
      | predicted_start_ms | {"$min": 1} |
      | backoff_ms         | {"$min": 1} |

  @ASY-TASK-002 @must
  Scenario Outline: The workload <workload> is not served, and no engine hears of it
    Given a pool "P"
    And the engines of pool "P" answer:
      | "ok" |
    When task "A" is submitted with:
      | workload | <workload> |
    And task "B" is submitted
    And reader "R" follows task "B"
    And reader "R" has the end of the stream
    Then "A" is refused with "UNSUPPORTED_WORKLOAD" [ASY-TASK-002]
    And an engine was asked 0 times for task "A" [ASY-TASK-002]
    And reader "R" gets the text "ok" [ASY-TASK-002]

    Examples:
      | workload    |
      | embedding   |
      | rerank      |
      | completions |

  @ASY-TASK-002 @must
  Scenario: A workload of another kind is refused by its name, whatever else the body holds
    Given any model
    When task "A" is submitted wrongly with:
      | workload | embedding        |
      | prompt   | null             |
      | inputs   | ["one", "two"]   |
    And task "B" is submitted wrongly with:
      | prompt   | null             |
      | inputs   | ["one", "two"]   |
    And task "C" is submitted wrongly with:
      | workload | transcription    |
      | prompt   | null             |
      | audio    | "none"           |
    Then "A" is refused with "UNSUPPORTED_WORKLOAD" [ASY-TASK-002]
    And "B" is refused with "INVALID_PARAMS" [ASY-TASK-002]
    And "C" is refused with "UNSUPPORTED_WORKLOAD" [ASY-TASK-002]

  @ASY-TASK-003 @must
  Scenario Outline: An engine called <words> is no identifier
    Given any model
    When task "A" is submitted wrongly with:
      | engine | "<engine>" |
    Then "A" is refused with "INVALID_PARAMS" and: [ASY-TASK-003(a)]
      | details.problems | {"$contains": {"$where": {"pointer": "/engine"}}} |

    Examples:
      | words                       | engine                            |
      | with an upper-case letter   | Llamacpp                          |
      | by one letter               | l                                 |
      | with a digit at its head    | 1llama                            |
      | with an underscore          | my_engine                         |
      | by 33 letters               | abcdefghijklmnopqrstuvwxyzabcdefg |
      | with an end of line         | llama\\nvllm                      |
      | by nothing                  |                                   |

  @ASY-TASK-003 @must
  Scenario Outline: An engine that nobody has heard of is an identifier all the same
    Given any model
    When task "A" is submitted with:
      | engine | <engine> |
    Then "A" is refused with "MODEL_NOT_FOUND" [ASY-TASK-003(a)]

    Examples:
      | engine                           |
      | zz                               |
      | z-9                              |
      | abcdefghijklmnopqrstuvwxyzabcdef |

  @ASY-TASK-003 @must
  Scenario: A pool is served under an engine of its own name
    Given a pool "P" with:
      | engine | my-own-engine |
    And the engines of pool "P" answer:
      | "mine" |
    When task "A" is submitted
    And reader "R" follows task "A"
    And reader "R" has the end of the stream
    And the client calls getCapabilities as "capabilities"
    And task "B" is submitted with:
      | engine | llamacpp |
    Then reader "R" gets the text "mine" [ASY-TASK-003(b)]
    And the answer to "capabilities" has: [ASY-TASK-003(b)]
      | engines | {"$contains": {"$where": {"engine": "my-own-engine", "wire": "llamacpp"}}} |
    And "B" is refused with "MODEL_NOT_FOUND" [ASY-TASK-003(b)]
