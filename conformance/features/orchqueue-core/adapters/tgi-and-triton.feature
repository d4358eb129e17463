Feature: TGI and Triton

  @ORCH-3056 @OC-ADAPT-5050 @must @wire-tgi
  Scenario: TGI generates by its own route and tells what runs
    Given a pool "P" with:
      | wire    | tgi   |
      | version | 3.9.9 |
    And the engines of pool "P" stop for want of room:
      | one | two |
    When task "A" is submitted
    And task "A" comes to be completed
    And the operator calls listReplicaSets as "S" with:
      | query.limit | 200 |
    And what the engine of pool "P" was asked beside tasks is noted as "probes"
    Then in "probes" the engine was asked: [ORCH-3056(b), OC-ADAPT-5050]
      | GET /info |
    And an engine was asked for task "A" with: [ORCH-3056(a)]
      | path | /generate_stream |
    And the answer to "S" has: [ORCH-3056(b), OC-ADAPT-5050]
      | items | {"$contains": {"$where": {"pool_id": "{pool:P}", "engine_version": "3.9.9"}}} |
    And the record of task "A" has: [OC-ADAPT-5050]
      | finish_reason           | length |
      | output                  | onetwo |
      | usage.completion_tokens | 2      |

  @OC-ADAPT-5040 @must @wire-tgi
  Scenario: An error of TGI inside a stream of status 200 is seen
    Given a pool "P" with:
      | wire               | tgi |
      | retry.attempts_max | 2   |
      | retry.base_ms      | 1   |
    When the next task of pool "P" fails by http-429
    And task "A" is submitted
    And task "A" comes to be completed
    And the next task of pool "P" fails by http-400
    And task "B" is submitted
    And task "B" comes to be failed
    Then an engine was asked 2 times for task "A" [OC-ADAPT-5040]
    And an engine was asked 1 times for task "B" [OC-ADAPT-5040]
    And the record of task "B" has: [OC-ADAPT-5040]
      | error.code | INVALID_PARAMS |

  @ORCH-3057 @OC-ADAPT-5060 @OC-ADAPT-5070 @must @wire-triton
  Scenario: Triton's model is asked whether it is ready, what it is, and to generate
    Given a pool "P" with:
      | wire    | triton |
      | version | 2.99.0 |
    And the engines of pool "P" answer:
      | one | two |
    When task "A" is submitted
    And task "A" comes to be completed
    And the operator calls listReplicaSets as "S" with:
      | query.limit | 200 |
    And what the engine of pool "P" was asked beside tasks is noted as "probes"
    Then in "probes" the engine was asked: [ORCH-3057(a), OC-ADAPT-5060]
      | GET /v2/models/{model:P}/ready | GET /v2 |
    And in "probes" the engine was asked: [ORCH-3057(c)]
      | GET /metrics |
    And the answer to "S" has: [OC-ADAPT-5070]
      | items | {"$contains": {"$where": {"pool_id": "{pool:P}", "engine_version": {"$contains": "2.99.0"}}}} |
    And the record of task "A" has: [ORCH-3057(b)]
      | output | onetwo |
    And an engine was asked for task "A" with: [ORCH-3057(b)]
      | path | {"$matches": "/v2/models/.*/generate_stream$"} |

  @ASY-ADAPT-003 @ORCH-3058 @must
  Scenario Outline: Text of <wire> comes back as it is though each byte comes alone
    Given a pool "P" with:
      | wire | <wire> |
    And the engines of pool "P" send byte by byte:
      | "Zoë" | " 🦊 " | "a\tb" |
    When task "A" is submitted
    And reader "R" follows task "A"
    And reader "R" has the end of the stream
    Then reader "R" gets the pieces: [ASY-ADAPT-003(a), ASY-ADAPT-003(b), ORCH-3058(c)]
      | "Zoë" | " 🦊 " | "a\tb" |
    And the stream of reader "R" ends with "end" [ASY-ADAPT-003(a)]

    @wire-tgi
    Examples:
      | wire |
      | tgi  |

    @wire-triton
    Examples:
      | wire   |
      | triton |

  @ASY-ADAPT-003 @must
  Scenario Outline: What <wire> says is read with names, comments and keep-alives between
    Given a pool "P" with:
      | wire | <wire> |
    And the engines of pool "P" send with names, comments and no space:
      | "one" | " two" | "three" |
    When task "A" is submitted
    And reader "R" follows task "A"
    And reader "R" has the end of the stream
    Then reader "R" gets the pieces: [ASY-ADAPT-003(b), ASY-ADAPT-003(c)]
      | "one" | " two" | "three" |
    And the stream of reader "R" ends with "end" [ASY-ADAPT-003(b), ASY-ADAPT-003(c)]

    @wire-tgi
    Examples:
      | wire |
      | tgi  |

    @wire-triton
    Examples:
      | wire   |
      | triton |

  @ASY-ADAPT-002 @must
  Scenario Outline: What <wire> breaks off by <kind> is a failure
    Given a pool "P" with:
      | wire               | <wire> |
      | retry.attempts_max | 1      |
    When the next task of pool "P" fails by <kind> after:
      | one |
    And task "A" is submitted
    And reader "R" follows task "A"
    And reader "R" has the end of the stream
    Then the stream of reader "R" ends with the error "WORKER_RESET" [<clause>]

    @wire-tgi
    Examples:
      | wire | kind        | clause           |
      | tgi  | silent-end  | ASY-ADAPT-002(b) |
      | tgi  | truncate    | ASY-ADAPT-002(b) |
      | tgi  | error-event | ASY-ADAPT-002(c) |

    @wire-triton
    Examples:
      | wire   | kind        | clause           |
      | triton | silent-end  | ASY-ADAPT-002(b) |
      | triton | truncate    | ASY-ADAPT-002(b) |
      | triton | error-event | ASY-ADAPT-002(c) |

  @ASY-ADAPT-004 @must
  Scenario Outline: Usage is what the counters of <wire> say, not how many events came
    Given a pool "P" with:
      | wire | <wire> |
    And the engines of pool "P" read 40 tokens, 0 of them cached, and write 12:
      | one | two |
    When task "A" is submitted
    And task "A" comes to be completed
    Then the record of task "A" has: [ASY-ADAPT-004(a)]
      | tokens_out              | 2  |
      | usage.prompt_tokens     | 40 |
      | usage.completion_tokens | 12 |
      | usage.total_tokens      | 52 |

    @wire-tgi
    Examples:
      | wire |
      | tgi  |

    @wire-triton
    Examples:
      | wire   |
      | triton |

  @ASY-ADAPT-005 @must
  Scenario Outline: A refusal of the content by <wire>, <kind>, is not tried again
    Given a pool "P" with:
      | wire               | <wire> |
      | retry.attempts_max | 3      |
      | retry.base_ms      | 1      |
      | replicas           | 2      |
    When the next task of pool "P" fails by <kind>
    And task "A" is submitted
    And reader "R" follows task "A"
    And reader "R" has the end of the stream
    Then the stream of reader "R" ends with the error "INVALID_PARAMS" [ASY-ADAPT-005(b)]
    And an engine was asked 1 times for task "A" [ASY-ADAPT-005(b)]

    @wire-tgi
    Examples:
      | wire | kind             |
      | tgi  | http-400         |
      | tgi  | context-overflow |

    @wire-triton
    Examples:
      | wire   | kind             |
      | triton | http-400         |
      | triton | context-overflow |

  @ASY-ADAPT-005 @ASY-ADAPT-006 @must
  Scenario Outline: After <kind> <wire> is asked again, and not before it said
    Given a pool "P" with:
      | wire               | <wire> |
      | retry.attempts_max | 2      |
      | retry.base_ms      | 1      |
      | retry.cap_ms       | 2      |
    When the next task of pool "P" fails by <kind>, to be tried again after 1 s
    And task "A" is submitted
    And task "A" comes to be completed
    Then the engines of pool "P" were asked 2 times [ASY-ADAPT-005(a), ASY-ADAPT-006]
    And an engine is asked again for task "A" at least 1000 ms after its refusal [ASY-ADAPT-005(a)]

    @wire-tgi
    Examples:
      | wire | kind     |
      | tgi  | http-503 |

    @wire-triton
    Examples:
      | wire   | kind     |
      | triton | http-429 |
      | triton | http-503 |

  @ASY-ADAPT-008 @ASY-ADAPT-009 @must
  Scenario Outline: A stop string and the client's trace are honoured with <wire>
    Given a pool "P" with:
      | wire | <wire> |
    And the engines of pool "P" answer:
      | "hello " | "EN" | "D of it" | " more" |
    When task "A" is submitted with:
      | sampler | {"stop": ["END"]} |
    And reader "R" follows task "A"
    And reader "R" has the end of the stream
    And task "B" is submitted in the trace "4bf92f3577b34da6a3ce929d0e0e4736"
    And task "B" comes to be completed
    Then reader "R" gets the text "hello " [ASY-ADAPT-008]
    And the stream of reader "R" ends with "end" and: [ASY-ADAPT-008]
      | finish_reason | stop |
    And an engine was asked for task "B" by "<path>" with the trace "4bf92f3577b34da6a3ce929d0e0e4736" [ASY-ADAPT-009]

    @wire-tgi
    Examples:
      | wire | path             |
      | tgi  | /generate_stream |

    @wire-triton
    Examples:
      | wire   | path                                   |
      | triton | /v2/models/{model:P}/generate_stream |

  @ASY-ADAPT-010 @must
  Scenario Outline: One event of <wire> above the bound fails the attempt
    Given a pool "P" with:
      | wire               | <wire> |
      | retry.attempts_max | 1      |
    When from now on the engines of pool "P" answer:
      | {text:1300000} |
    And task "A" is submitted
    And task "A" comes to be failed
    And from now on the engines of pool "P" answer:
      | {text:60000} |
    And task "B" is submitted
    And task "B" comes to be completed
    Then the record of task "A" has: [ASY-ADAPT-010(a)]
      | attempts.0.error_code | WORKER_RESET |
      | tokens_out            | 0            |
    And the record of task "B" has: [ASY-ADAPT-010(a)]
      | tokens_out | 1 |

    @wire-tgi
    Examples:
      | wire |
      | tgi  |

    @wire-triton
    Examples:
      | wire   |
      | triton |
